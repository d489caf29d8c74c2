using System.Text.Json;
using RLCollapse.Analysis.Results;
using RLCollapse.Common;

namespace RLCollapse.Analysis.Claims;

/// <summary>The claims of an <c>experiment.json</c>.</summary>
public static class ClaimsFile
{
    /// <summary>Name of the file in an experiment's folder.</summary>
    public const string FileName = "experiment.json";

    /// <summary>The file that an experiment's folder or path means.</summary>
    /// <exception cref="UserErrorException">There is none.</exception>
    public static string Find(string experiment)
    {
        var path = Directory.Exists(experiment) ? Path.Combine(experiment, FileName) : experiment;
        return File.Exists(path) ? path : throw new UserErrorException(Missing(path));
    }

    /// <summary>Reads the claims.</summary>
    /// <param name="path">The file.</param>
    /// <param name="plan">Axes and values that claims may speak of.</param>
    /// <exception cref="UserErrorException">Something is wrong; the message has a line for each mistake.</exception>
    public static IReadOnlyList<Claim> Read(string path, PlannedSweep plan)
    {
        var list = JsonFile.Read(path, Missing(path))["claims"];
        if (list is not { Kind: JsonValueKind.Array, Items.Count: > 0 })
            throw new UserErrorException($"'{path}' has no claims: "
                + "give a list \"claims\" of objects with id, statement, metric, comparison and threshold.");
        var checks = new JsonChecks(Path.GetFullPath(path));
        var claims = Read(plan.IsTrial ? [.. list.Items.Where(part => !IsElsewhere(part, plan.Axes))] : list.Items, plan.Axes, checks);
        if (plan.IsTrial && claims.Count == 0 && checks.Issues.Count == 0)
            throw new UserErrorException($"No claim of '{path}' speaks of what this trial has: {string.Join(' ', plan.Departures)}.");
        return checks.Issues.Count == 0 ? claims : throw JsonChecks.Mistakes($"The list of claims of '{path}'", checks.Issues);
    }

    /// <summary>Reads a list of claims.</summary>
    /// <param name="list">The list.</param>
    /// <param name="axes">Axes and values that claims may speak of.</param>
    /// <param name="checks">Receives what is wrong.</param>
    /// <returns>The claims; only to be used where no issue was noted.</returns>
    internal static IReadOnlyList<Claim> Read(IReadOnlyList<JsonPart> list, IReadOnlyList<PlannedAxis> axes, JsonChecks checks)
    {
        var claims = new List<Claim>();
        foreach (var part in list.Where(part =>
            checks.Is(part, JsonValueKind.Object, "a claim: { id, statement, metric, comparison, threshold }")))
        {
            var claim = new ClaimReader(part, axes, Id(part) is { } id ? checks.About($"claim {id}: ") : checks).Read();
            if (claim.Id.Length > 0 && claims.Exists(other => other.Id == claim.Id))
                checks.Add(part["id"]!, $"another claim is called {claim.Id}, too; give each its own id");
            claims.Add(claim);
        }

        return claims;
    }

    /// <summary>The ids of an experiment's claims, which need no sweep to be known.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="UserErrorException">There is none, or it is not JSON.</exception>
    public static IReadOnlyList<string> Ids(string path) =>
        JsonFile.Read(path, Missing(path))["claims"] is { } list ? [.. list.Items.Select(Id).OfType<string>()] : [];

    /// <summary>Question and source of an experiment; empty where its file does not state them.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="UserErrorException">There is none, or it is not JSON.</exception>
    public static (string Question, string Source) Subject(string path)
    {
        var root = JsonFile.Read(path, Missing(path));
        return (root["question"]?.Text ?? "", root["source"]?.Text ?? "");
    }

    /// <summary>How many claims of an experiment were stated before the seeds were seen which judge them.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="UserErrorException">There is none, or it is not JSON.</exception>
    public static int StatedBefore(string path) =>
        JsonFile.Read(path, Missing(path))["claims"] is { } list
            ? list.Items.Count(claim => claim["exploratory"]?.Kind != JsonValueKind.True
                && (claim["stated"] is null || claim["seeds"] is not null))
            : 0;

    /// <summary>Whether a claim speaks of values of an axis whose place an option has taken.</summary>
    private static bool IsElsewhere(JsonPart claim, IReadOnlyList<PlannedAxis> axes) =>
        (from place in (claim["where"]?.Members ?? []).Concat(claim["against"]?.Members ?? [])
        join axis in axes on place.Name equals axis.Name
        from value in place.Value.Items.DefaultIfEmpty(place.Value)
        where axis.Values.Count == 1 && axis.Find(value.Text) is null
        select value).Any();

    private static string? Id(JsonPart claim) => claim["id"] is { Kind: JsonValueKind.String } id ? id.Text : null;

    private static string Missing(string path) =>
        $"There is no experiment '{path}'; give a folder with {FileName}, such as experiments/kl.";
}
