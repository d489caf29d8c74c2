using System.Text.Json;
using RLCollapse.Common;
using RLCollapse.Config;

namespace RLCollapse.Analysis.Claims;

/// <summary>Reads a <c>study.json</c> strictly: an object with <c>source</c> and <c>rows</c> of <c>id</c>, <c>statement</c>, <c>experiment</c>, <c>claims</c> (all of the experiment's, where absent) and <c>figure</c>.</summary>
internal sealed class StudyReader
{
    private static readonly string[] Keys = ["source", "rows"];
    private static readonly string[] RowKeys = ["id", "statement", "experiment", "claims", "figure"];

    private readonly List<string> _issues = [];
    private readonly string _folder;
    private readonly IReadOnlyList<string> _experiments;

    private StudyReader(string folder) => (_folder, _experiments) = (folder, Study.ExperimentsIn(folder));

    /// <summary>Reads the file.</summary>
    public static Study Read(string path)
    {
        if (!File.Exists(path)) throw new UserErrorException($"There is no '{path}': it lists the rows of the page, {{ \"rows\": [{{ \"id\": …, \"statement\": …, \"experiment\": … }}] }}.");
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(path), new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            var reader = new StudyReader(Path.GetDirectoryName(Path.GetFullPath(path))!);
            var study = reader.Read(json.RootElement);
            return reader._issues.Count == 0 ? study : throw new UserErrorException($"'{path}' has mistakes:\n" + string.Join('\n', reader._issues.Select(issue => "  " + issue)));
        }
        catch (JsonException error)
        {
            throw new UserErrorException($"'{path}' is not valid JSON: {error.Message}", error);
        }
    }

    private Study Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("rows", out var list) || list.ValueKind != JsonValueKind.Array || list.GetArrayLength() == 0)
        {
            _issues.Add("rows is missing; it is a list of { id, statement, experiment, claims, figure }");
            return new Study(_folder, "", []);
        }

        RefuseUnknown(root, "", Keys);
        var rows = list.EnumerateArray().Select((row, i) => Row(row, $"rows[{i}]")).ToList();
        foreach (var twice in rows.GroupBy(row => row.Id).Where(group => group.Key.Length > 0 && group.Count() > 1)) _issues.Add($"the id '{twice.Key}' occurs {twice.Count()} times; give each row its own");
        return new Study(_folder, Text(root, "source", "", isRequired: false), rows);
    }

    private StudyRow Row(JsonElement row, string place)
    {
        if (row.ValueKind != JsonValueKind.Object)
        {
            _issues.Add($"{place} is no object");
            return new("", "", "", [], "");
        }

        var id = Text(row, "id", $"{place}: ", isRequired: true);
        var name = id.Length > 0 ? $"row {id}: " : $"{place}: ";
        RefuseUnknown(row, name, RowKeys);
        var experiment = Text(row, "experiment", name, isRequired: false);
        if (experiment.Length == 0)
        {
            foreach (var key in (string[])["claims", "figure"])
            {
                if (row.TryGetProperty(key, out _)) _issues.Add($"{name}{key} stands only with an experiment");
            }
        }
        else if (!_experiments.Contains(experiment))
        {
            _issues.Add($"{name}there is no experiment '{experiment}' in {ExtendsChain.DisplayName(_folder)}{Nearest(experiment, _experiments)}");
            experiment = "";
        }

        return new(id, Text(row, "statement", name, isRequired: true), experiment, experiment.Length == 0 ? [] : Claims(row, experiment, name), Text(row, "figure", name, isRequired: false));
    }

    private string[] Claims(JsonElement row, string experiment, string name)
    {
        var known = ClaimsFile.Ids(Path.Combine(_folder, experiment, ClaimsFile.FileName));
        if (!row.TryGetProperty("claims", out var list)) return [.. known];
        if (list.ValueKind != JsonValueKind.Array || list.EnumerateArray().Any(id => id.ValueKind != JsonValueKind.String))
        {
            _issues.Add($"{name}claims is a list of ids of the experiment's claims");
            return [];
        }

        string[] ids = [.. list.EnumerateArray().Select(id => id.GetString()!)];
        foreach (var unknown in ids.Except(known)) _issues.Add($"{name}experiment {experiment} has no claim '{unknown}'{Nearest(unknown, known)}");
        return ids;
    }

    private string Text(JsonElement parent, string key, string name, bool isRequired)
    {
        if (!parent.TryGetProperty(key, out var value))
        {
            if (isRequired) _issues.Add($"{name}{key} is missing");
            return "";
        }

        if (value.ValueKind == JsonValueKind.String && value.GetString()!.Trim().Length > 0) return value.GetString()!;
        _issues.Add($"{name}{key} is no text");
        return "";
    }

    private void RefuseUnknown(JsonElement element, string name, string[] known)
    {
        foreach (var property in element.EnumerateObject().Where(property => !known.Contains(property.Name)))
            _issues.Add($"{name}unknown key '{property.Name}'{Nearest(property.Name, known)}");
    }

    private static string Nearest(string text, IReadOnlyCollection<string> valid) => NearestPath.Find(text, valid) is { } nearest
        ? $"; did you mean {nearest}?"
        : $"; there is: {string.Join(", ", valid)}";
}
