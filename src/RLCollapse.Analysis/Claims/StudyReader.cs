using System.Text.Json;
using RLCollapse.Common;

namespace RLCollapse.Analysis.Claims;

/// <summary>
/// Reads a <c>study.json</c> strictly: an object with <c>source</c> and <c>rows</c> of <c>id</c>, <c>of</c> (<c>literature</c> or, without
/// it, <c>here</c>), <c>statement</c>, <c>experiment</c>, <c>claims</c> (all of the experiment's, where absent), <c>decides</c> (some of
/// them; the first, where absent) and <c>figure</c>; and <c>further</c>, names of experiments that are studies of their own.
/// </summary>
internal sealed class StudyReader
{
    private static readonly string[] Keys = ["source", "rows", "further"];
    private static readonly string[] RowKeys = ["id", "of", "statement", "experiment", "claims", "decides", "figure"];

    private const int LongestStatement = 90;

    private readonly string _folder;
    private readonly IReadOnlyList<string> _experiments;

    private StudyReader(string folder) => (_folder, _experiments) = (folder, Study.ExperimentsIn(folder));

    /// <summary>Reads the file.</summary>
    public static Study Read(string path)
    {
        var root = JsonFile.Read(path, $"There is no '{path}': it lists the rows of the page, {{ \"rows\": [{{ \"id\": …, \"statement\": "
            + $"…, \"experiment\": … }}] }}.");
        var full = Path.GetFullPath(path);
        var checks = new JsonChecks(full);
        var study = new StudyReader(Path.GetDirectoryName(full)!).Read(root, checks);
        return checks.Issues.Count == 0 ? study : throw JsonChecks.Mistakes($"'{path}'", checks.Issues);
    }

    private Study Read(JsonPart root, JsonChecks checks)
    {
        if (!checks.Is(root, JsonValueKind.Object, "an object: { \"source\": …, \"rows\": [ … ] }")) return new Study(_folder, "", []);
        checks.Keys(root, Keys);
        var rows = new List<StudyRow>();
        foreach (var part in checks.List(root, "rows", "{ id, statement, experiment, claims, figure }")
            .Where(part => checks.Is(part, JsonValueKind.Object, "an object")))
        {
            var row = Row(part, part["id"] is { Kind: JsonValueKind.String } id ? checks.About($"row {id.Text}: ") : checks);
            if (row.Id.Length > 0 && rows.Exists(other => other.Id == row.Id))
                checks.Add(part["id"]!, $"another row is called {row.Id}, too; give each its own id");
            rows.Add(row);
        }

        if (root["rows"] is { Kind: JsonValueKind.Array, Items.Count: 0 } empty) checks.Add(empty, "is empty; give at least one row");
        return new Study(_folder, checks.Optional(root, "source"), rows) { Further = Further(root, rows, checks) };
    }

    private string[] Further(JsonPart root, List<StudyRow> rows, JsonChecks checks)
    {
        if (root["further"] is not { } list || !checks.Is(list, JsonValueKind.Array, "a list of names of experiments")) return [];
        foreach (var part in list.Items.Where(part => !_experiments.Contains(part.Text)))
            checks.Add(part, $"there is no experiment '{part.Text}' in "
                + $"{ShownPath.Of(_folder)}{JsonChecks.Nearest(part.Text, _experiments)}");
        foreach (var part in list.Items.Where(part => rows.Exists(row => row.Experiment == part.Text)))
            checks.Add(part, $"'{part.Text}' has rows of this study, so it is none of its own");
        return [.. list.Items.Select(part => part.Text).Distinct()];
    }

    private StudyRow Row(JsonPart row, JsonChecks checks)
    {
        checks.Keys(row, RowKeys);
        var experiment = row["experiment"] is null ? "" : checks.Text(row, "experiment", "the name of its folder");
        if (experiment.Length == 0)
        {
            foreach (var part in new[] { row["claims"], row["figure"] }.OfType<JsonPart>())
                checks.Add(part, "stands only with an experiment");
        }
        else if (!_experiments.Contains(experiment))
        {
            checks.Add(row["experiment"]!, $"there is no experiment '{experiment}' in "
                + $"{ShownPath.Of(_folder)}{JsonChecks.Nearest(experiment, _experiments)}");
            experiment = "";
        }

        var read = new StudyRow(
            checks.Text(row, "id", "a short name, unique in the study"),
            Statement(row, checks),
            experiment,
            experiment.Length == 0 ? [] : Claims(row, experiment, checks),
            Figure(row, checks))
        {
            IsLiterature = IsLiterature(row, checks),
        };
        return Decides(row, read, checks) is { } decides ? read with { Decides = decides } : read;
    }

    private static string[]? Decides(JsonPart row, StudyRow of, JsonChecks checks)
    {
        if (row["decides"] is not { } list || !checks.Is(list, JsonValueKind.Array, "a list of ids of the row's claims")) return null;
        if (list.Items.Count == 0) checks.Add(list, "is empty; leave it out, and the first claim decides");
        foreach (var unknown in list.Items.Where(id => !of.Claims.Contains(id.Text)))
            checks.Add(unknown, $"'{unknown.Text}' is none of the row's claims{JsonChecks.Nearest(unknown.Text, of.Claims)}");
        return [.. list.Items.Select(id => id.Text)];
    }

    private static string Statement(JsonPart row, JsonChecks checks)
    {
        var statement = checks.Text(row, "statement", "what was found elsewhere, or is asked here");
        if (statement.Length > LongestStatement)
            checks.Add(row["statement"]!, $"has {statement.Length} characters; a row has room for {LongestStatement}");
        return statement;
    }

    private static bool IsLiterature(JsonPart row, JsonChecks checks)
    {
        var of = checks.Optional(row, "of");
        if (of is not ("" or "literature" or "here")) checks.Add(row["of"]!, $"is literature or here, found '{of}'");
        return of == "literature";
    }

    private static string Figure(JsonPart row, JsonChecks checks)
    {
        var figure = checks.Optional(row, "figure");
        if (figure.AsSpan().IndexOfAny('/', '\\') >= 0)
            checks.Add(row["figure"]!, "is no name of a figure of the experiment: it has a path in it");
        return figure;
    }

    private string[] Claims(JsonPart row, string experiment, JsonChecks checks)
    {
        var known = ClaimsFile.Ids(Path.Combine(_folder, experiment, ClaimsFile.FileName));
        if (row["claims"] is not { } list) return [.. known];
        if (!checks.Is(list, JsonValueKind.Array, "a list of ids of the experiment's claims")) return [];
        JsonPart[] ids = [.. list.Items.Where(id => checks.Is(id, JsonValueKind.String, "the id of a claim"))];
        foreach (var unknown in ids.Where(id => !known.Contains(id.Text)))
            checks.Add(unknown, $"experiment {experiment} has no claim '{unknown.Text}'{JsonChecks.Nearest(unknown.Text, known)}");
        return [.. ids.Select(id => id.Text)];
    }
}
