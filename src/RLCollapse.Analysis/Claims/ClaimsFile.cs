using System.Text.Json;
using RLCollapse.Analysis.Results;
using RLCollapse.Common;

namespace RLCollapse.Analysis.Claims;

/// <summary>The claims of an <c>experiment.json</c>.</summary>
public static class ClaimsFile
{
    /// <summary>Name of the file in an experiment's folder.</summary>
    public const string FileName = "experiment.json";

    private const string Named = "claim ";

    /// <summary>The file that an experiment's folder or path means.</summary>
    /// <exception cref="UserErrorException">There is none.</exception>
    public static string Find(string experiment)
    {
        var path = Directory.Exists(experiment) ? Path.Combine(experiment, FileName) : experiment;
        return File.Exists(path) ? path : throw new UserErrorException($"There is no experiment '{path}'; give a folder with {FileName}, such as experiments/kl.");
    }

    /// <summary>Reads the claims.</summary>
    /// <param name="path">The file.</param>
    /// <param name="plan">Axes and values that claims may speak of.</param>
    /// <exception cref="UserErrorException">Something is wrong; the message has a line for each mistake.</exception>
    public static IReadOnlyList<Claim> Read(string path, PlannedSweep plan)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(path), new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return Read(json.RootElement, path, plan);
        }
        catch (JsonException error)
        {
            throw new UserErrorException($"'{path}' is not valid JSON: {error.Message}", error);
        }
    }

    /// <summary>The ids of an experiment's claims, which need no sweep to be known.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="UserErrorException">It is not JSON.</exception>
    public static IReadOnlyList<string> Ids(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(path), new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("claims", out var list) || list.ValueKind != JsonValueKind.Array) return [];
            return [.. list.EnumerateArray().Select((claim, i) => Name(claim, i)).Where(name => name.StartsWith(Named, StringComparison.Ordinal)).Select(name => name[Named.Length..])];
        }
        catch (JsonException error)
        {
            throw new UserErrorException($"'{path}' is not valid JSON: {error.Message}", error);
        }
    }

    private static Claim[] Read(JsonElement root, string path, PlannedSweep plan)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("claims", out var list) || list.ValueKind != JsonValueKind.Array || list.GetArrayLength() == 0)
            throw new UserErrorException($"'{path}' has no claims: give a list \"claims\" of objects with id, statement, metric, comparison and threshold.");
        var issues = new List<string>();
        var claims = list.EnumerateArray().Select((element, i) =>
        {
            var name = Name(element, i);
            if (element.ValueKind == JsonValueKind.Object) return new ClaimReader(element, name, plan, issues).Read();
            issues.Add($"{name} is no object");
            return null;
        }).OfType<Claim>().ToArray();
        issues.AddRange(claims.GroupBy(claim => claim.Id).Where(group => group.Key.Length > 0 && group.Count() > 1).Select(group => $"the id '{group.Key}' occurs {group.Count()} times; give each claim its own"));
        if (issues.Count > 0) throw new UserErrorException($"The claims of '{path}' have mistakes:\n" + string.Join('\n', issues.Select(issue => "  " + issue)));
        return claims;
    }

    private static string Name(JsonElement claim, int index) =>
        claim.ValueKind == JsonValueKind.Object && claim.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String ? Named + id.GetString() : $"claims[{index}]";
}
