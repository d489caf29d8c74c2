using System.Text.Json;
using RLCollapse.Common;

namespace RLCollapse.Analysis.Results;

/// <summary>Reads a <c>plan.json</c> strictly: what figures and claims look up in a plan is there once it is read.</summary>
internal sealed class PlanReader
{
    private const string Remedy = "Start the sweep again to have it rewritten.";
    private static readonly string[] Keys =
        ["experiment", "question", "source", "experimentFile", "overrides", "environment", "axes", "jobs"];

    private static readonly string[] AxisKeys = ["name", "title", "path", "paths", "values", "added", "labels"];
    private static readonly string[] JobKeys = ["index", "id", "coordinates", "run"];

    private readonly JsonChecks _checks;
    private readonly string _folder;

    private PlanReader(string path) => (_checks, _folder) = (new(path), Path.GetDirectoryName(path)!);

    /// <summary>Reads.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="UserErrorException">There is none, or something is wrong with it.</exception>
    public static PlannedSweep Read(string path)
    {
        var full = Path.GetFullPath(path);
        var root = JsonFile.Read(full, $"'{Path.GetDirectoryName(path)}' is no sweep: it has no {PlanFile.FileName}. "
            + "Run 'rlcollapse sweep EXPERIMENT' first.", Remedy, 64 * InputFile.MostWritten);
        var reader = new PlanReader(full);
        var plan = reader.Plan(root);
        return reader._checks.Issues.Count == 0 ? plan
            : throw JsonChecks.Mistakes($"'{path}' is no plan of a sweep; it", reader._checks.Issues, Remedy);
    }

    private PlannedSweep Plan(JsonPart root)
    {
        if (!_checks.Is(root, JsonValueKind.Object, "an object")) return new("", "", "", [], []);
        _checks.Keys(root, Keys);
        PlannedAxis[] axes = [.. Objects(root, "axes", "axes").Select(Axis)];
        foreach (var twice in axes.GroupBy(axis => axis.Name).Where(group => group.Count() > 1))
            _checks.Add(root["axes"]!, $"{twice.Count()} axes are called {twice.Key}");
        return new(
            _checks.Text(root, "experiment", "the experiment's name"),
            _checks.Optional(root, "question"),
            _checks.Optional(root, "source"),
            axes,
            [.. Objects(root, "jobs", "jobs").Select(job => Job(job, axes))])
        {
            ExperimentFile = _checks.Optional(root, "experimentFile") is { Length: > 0 } file ? Full(root, "experimentFile", file) : "",
            Overrides = root["overrides"] is null ? [] : Texts(root, "overrides", "options"),
            Environment = root["environment"] is null ? [] : Texts(root, "environment", "options"),
        };
    }

    private PlannedAxis Axis(JsonPart axis)
    {
        _checks.Keys(axis, AxisKeys);
        var path = _checks.Optional(axis, "path");
        var values = Texts(axis, "values", "values");
        var added = axis["added"] is null ? [] : Texts(axis, "added", "values");
        foreach (var other in added.Except(values)) _checks.Add(axis["added"]!, $"{other} is none of the axis's values");
        return new(
            _checks.Text(axis, "name", "the axis's name"),
            path.Length > 0 ? [path] : axis["paths"] is null ? [] : Texts(axis, "paths", "config paths"),
            values)
        {
            Added = added,
            GivenTitle = _checks.Optional(axis, "title"),
            Labels = axis["labels"] is { } labels ? Pairs(labels) : new Dictionary<string, string>(),
        };
    }

    private PlannedRun Job(JsonPart job, IReadOnlyList<PlannedAxis> axes)
    {
        _checks.Keys(job, JobKeys);
        var coordinates = Coordinates(job, axes);
        var folder = Full(job, "run", _checks.Text(job, "run", "the run's folder"));
        return new(Index(job), _checks.Text(job, "id", "the job's id"), coordinates, folder);
    }

    private int Index(JsonPart job)
    {
        if (job["index"] is not { } part)
        {
            _checks.Add(job, "index", "is missing; it is the job's place in the plan, from 0");
            return 0;
        }

        if (_checks.Number(part) is not { } number) return 0;
        if (number is >= 0 and <= int.MaxValue && number == Math.Floor(number)) return (int)number;
        _checks.Add(part, $"expected a whole number from 0, found {part.Json}");
        return 0;
    }

    private Dictionary<string, string> Coordinates(JsonPart job, IReadOnlyList<PlannedAxis> axes)
    {
        if (job["coordinates"] is not { } part)
        {
            _checks.Add(job, "coordinates", "is missing; it is an object of axis → value");
            return [];
        }

        var pairs = Pairs(part);
        foreach (var (name, value) in part.Members)
        {
            if (axes.FirstOrDefault(axis => axis.Name == name) is not { } axis)
                _checks.Add(value, $"is no axis of the plan{JsonChecks.Nearest(name, [.. axes.Select(a => a.Name)])}");
            else if (!axis.Values.Contains(value.Text))
                _checks.Add(value, $"axis '{name}' has no value {value.Text}; it has {string.Join(", ", axis.Values)}");
        }

        foreach (var axis in axes.Where(axis => !pairs.ContainsKey(axis.Name)))
            _checks.Add(part, axis.Name, "is missing; a job has a value for each axis");
        return pairs;
    }

    private Dictionary<string, string> Pairs(JsonPart part) => _checks.Is(part, JsonValueKind.Object, "an object of texts")
        ? part.Members.Where(member => _checks.Is(member.Value, JsonValueKind.String, "a text"))
            .ToDictionary(member => member.Name, member => member.Value.Text)
        : [];

    private JsonPart[] Objects(JsonPart parent, string key, string what) =>
        [.. _checks.List(parent, key, what).Where(item => _checks.Is(item, JsonValueKind.Object, "an object"))];

    private string[] Texts(JsonPart parent, string key, string what) =>
        [.. _checks.List(parent, key, what).Where(item => _checks.Is(item, JsonValueKind.String, "a text")).Select(item => item.Text)];

    private string Full(JsonPart parent, string key, string relative)
    {
        if (relative.Length == 0 || InputFile.IsPath(relative)) return Path.GetFullPath(Path.Combine(_folder, relative));
        _checks.Add(parent[key]!, "no file can have this name");
        return "";
    }
}
