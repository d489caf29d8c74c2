using System.Text.Json;
using RLCollapse.Analysis.Results;
using RLCollapse.Common;

namespace RLCollapse.Analysis.Sweeps;

/// <summary>
/// Reads the axes of an experiment. Each has a <c>name</c>, perhaps a <c>title</c> and <c>labels</c> for figures, and one of three shapes:
/// <c>path</c> with <c>values</c>, a list or a <see cref="NumberRange"/>;
/// <c>settings</c>, a config delta for each name; <c>zip</c>, lists of values of several paths that move together.
/// </summary>
/// <param name="file">The experiment file.</param>
/// <param name="checks">Receives what is wrong.</param>
internal sealed class AxisReader(string file, PartChecks checks)
{
    private const string Shapes = "\"path\" and \"values\", or \"settings\", or \"zip\"";
    private static readonly string[] Keys = ["name", "title", "labels", "path", "values", "settings", "zip"];

    /// <summary>Reads the list <c>axes</c>.</summary>
    public IReadOnlyList<PlannedAxis> Read(JsonPart root)
    {
        if (root["axes"] is not { } list)
        {
            checks.Add(root, "axes", "is missing; it lists what is varied");
            return [];
        }

        if (!checks.Is(list, JsonValueKind.Array, "a list: [ … ]")) return [];
        if (list.Items.Count == 0) checks.Add(list, "is empty; a sweep needs at least one axis");
        List<PlannedAxis> axes = [];
        foreach (var part in list.Items)
        {
            if (!checks.Is(part, JsonValueKind.Object, $"an axis: {{ \"name\": …, {Shapes} }}")) continue;
            checks.Keys(part, Keys);
            var name = Name(part);
            if (name.Length > 0 && axes.Any(a => a.Name == name)) checks.Add(part["name"]!, $"another axis is called {name}, too");
            var axis = Axis(part, name);
            axes.Add(axis with { GivenTitle = Title(part), Labels = new LabelReader(checks).Read(part, axis.Values) });
        }

        foreach (var (axis, i) in axes.Select((axis, i) => (axis, i)))
        {
            foreach (var path in axis.Paths.Where(path => axes.Take(i).Any(a => a.Paths.Contains(path, StringComparer.OrdinalIgnoreCase))))
            {
                checks.Add(list.Items[i], $"{path} is set by another axis, too");
            }
        }

        return axes;
    }

    /// <summary>What each value of each axis sets.</summary>
    public Dictionary<(string Axis, string Value), ConfigDelta> Deltas { get; } = [];

    private PlannedAxis Axis(string name, IReadOnlyList<string> paths, IReadOnlyList<(string Text, ConfigDelta Delta)> values)
    {
        foreach (var (text, delta) in values) Deltas[(name, text)] = delta;
        return new(name, paths, [.. values.Select(value => value.Text)]);
    }

    private string Name(JsonPart axis)
    {
        if (axis["name"] is not { } part)
        {
            checks.Add(axis, "name", "is missing; it stands in job ids and tables");
            return "";
        }

        if (!checks.Is(part, JsonValueKind.String, "a text")) return "";
        if (!SafeName.Is(part.Text)) checks.Add(part, $"'{part.Text}' is no name; use {SafeName.Rule}");
        return part.Text;
    }

    private string Title(JsonPart axis) =>
        axis["title"] is { } part && checks.Is(part, JsonValueKind.String, "a text, such as \"dose (% of the tokens)\"") ? part.Text : "";

    private PlannedAxis Axis(JsonPart part, string name)
    {
        var shapes = new[] { "path", "settings", "zip" }.Where(key => part[key] is not null).ToArray();
        if (shapes is not [var shape])
        {
            checks.Add(part, shapes.Length == 0 ? $"has no values; give {Shapes}"
                : $"has {string.Join(" and ", shapes)}; give one: {Shapes}");
            return new PlannedAxis(name, [], []);
        }

        if (shape != "path" && part["values"] is { } extra) checks.Add(extra, $"stands beside \"path\", not beside \"{shape}\"");
        return shape switch
        {
            "path" => ListAxis(part, name),
            "settings" => Axis(name, [], Settings(part["settings"]!)),
            _ => ZipAxis(part["zip"]!, name),
        };
    }

    private PlannedAxis ListAxis(JsonPart part, string name)
    {
        if (!checks.Is(part["path"]!, JsonValueKind.String, "a dotted config path, such as \"rl.kl.coefficient\""))
            return new(name, [], []);
        var path = part["path"]!.Text;
        if (!IsPath(part["path"]!, path)) return new(name, [], []);
        if (part["values"] is null) checks.Add(part, "values", "is missing; it lists the values of the path");
        var values = part["values"] is { } list ? Values(list) : [];
        return Axis(name, [path], Distinct(part["values"], [.. values.Select(v => Value([(path, v)]))]));
    }

    private PlannedAxis ZipAxis(JsonPart zip, string name)
    {
        if (!checks.Is(zip, JsonValueKind.Object, "paths with lists of values: { \"rl.epochs\": [1, 2], … }")) return new(name, [], []);
        var columns = zip.Members.Select(m => (Path: m.Name, Values: Values(m.Value))).ToArray();
        string[] paths = [.. columns.Select(c => c.Path)];
        if (!zip.Members.All(member => IsPath(member.Value, member.Name))) return new(name, [], []);
        if (columns.Length == 0) checks.Add(zip, "is empty; give at least one path with a list of values");
        if (columns.Select(c => c.Values.Count).Distinct().Count() > 1)
        {
            checks.Add(zip, $"its lists differ in length: {string.Join(", ", columns.Select(c => $"{c.Path} has {c.Values.Count}"))}");
            return new PlannedAxis(name, paths, []);
        }

        var rows = Enumerable.Range(0, columns.Select(c => c.Values.Count).FirstOrDefault())
            .Select(i => columns.Select(c => (c.Path, Value: c.Values[i])).ToArray())
            .Select(Value);
        return Axis(name, paths, Distinct(zip, [.. rows]));
    }

    private bool IsPath(JsonPart part, string path)
    {
        if (!OptionJson.IsPath(path)) checks.Add(part, "is no config path; write one such as rl.kl.coefficient");
        return OptionJson.IsPath(path);
    }

    private IReadOnlyList<(string Text, ConfigDelta Delta)> Settings(JsonPart part)
    {
        if (!checks.Is(part, JsonValueKind.Object, "named settings: { \"small\": { … }, … }")) return [];
        if (part.Members.Count == 0) checks.Add(part, "is empty; give at least one named setting");
        foreach (var (name, value) in part.Members.Where(m => !SafeName.Is(m.Name)))
        {
            checks.Add(value, $"'{name}' is no name; use {SafeName.Rule}");
        }

        return [.. part.Members
            .Where(m => checks.Is(m.Value, JsonValueKind.Object, "a config delta: { … }"))
            .Select(m => (m.Name, checks.Delta(m.Value)))];
    }

    private IReadOnlyList<JsonPart> Values(JsonPart list)
    {
        if (list.Kind == JsonValueKind.Object) return NumberRange.Read(list, checks);
        if (!checks.Is(list, JsonValueKind.Array, "a list of values, [ … ], or a range such as { \"logspace\": [0.001, 1, 4] }")) return [];
        if (list.Items.Count == 0) checks.Add(list, "is empty; give at least one value");
        foreach (var value in list.Items.Where(v => v.Kind is JsonValueKind.Object or JsonValueKind.Null))
        {
            checks.Add(value, "expected a number, a text, true, false or a list; several options at once are \"settings\"");
        }

        return [.. list.Items.Where(v => v.Kind is not (JsonValueKind.Object or JsonValueKind.Null))];
    }

    private (string Text, ConfigDelta Delta) Value(IReadOnlyList<(string Path, JsonPart Value)> row)
    {
        var line = row[0].Value.Line;
        // Each path by itself first: where one begins another, only one of them would be left in the whole.
        foreach (var option in row) checks.Delta(option.Value.Line, OptionJson.Nest([option]));
        return (string.Join('/', row.Select(option => OptionJson.Text(option.Value))), new ConfigDelta(file, line, OptionJson.Nest(row)));
    }

    private IReadOnlyList<(string Text, ConfigDelta Delta)> Distinct(JsonPart? part, IReadOnlyList<(string Text, ConfigDelta Delta)> values)
    {
        foreach (var twice in values.GroupBy(v => v.Text).Where(group => group.Count() > 1))
            checks.Add(part!, $"the value {twice.Key} occurs twice");
        return values;
    }
}
