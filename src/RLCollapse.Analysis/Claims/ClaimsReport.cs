using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using RLCollapse.Analysis.Reports;
using RLCollapse.Analysis.Results;
using RLCollapse.Common;
using RLCollapse.Statistics;

namespace RLCollapse.Analysis.Claims;

/// <summary>Findings as <c>claims.json</c> and <c>claims.md</c>.</summary>
public static class ClaimsReport
{
    /// <summary>How JSON is laid out.</summary>
    internal static readonly JsonSerializerOptions Options =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// The findings for programs, with the number of finished runs they were made from and what these took. Numbers that are not finite are
    /// texts: <c>inf</c>, <c>-inf</c>; none is null.
    /// </summary>
    public static string ToJson(SweepData sweep, IReadOnlyList<Finding> findings)
    {
        var json = new JsonObject
        {
            ["experiment"] = sweep.Plan.Experiment,
            ["question"] = sweep.Plan.Question,
            ["source"] = sweep.Plan.Source,
        };
        if (sweep.Plan.IsTrial) json["departures"] = new JsonArray([.. sweep.Plan.Departures.Select(option => (JsonNode)option)]);
        json["runs"] = sweep.Runs.Count;
        json["seconds"] = SweepTime.Of(sweep) is { } time
            ? new JsonObject { ["runs"] = time.RunSeconds, ["wall"] = time.WallSeconds, ["bases"] = time.BaseSeconds }
            : null;
        json["family"] = findings.Count;
        json["claims"] = new JsonArray([.. findings.Select(Json)]);
        return json.ToJsonString(Options) + "\n";
    }

    /// <summary>The verdicts for readers.</summary>
    /// <param name="sweepFolder">Folder with <c>plan.json</c> and <c>claims.json</c>.</param>
    public static string ToMarkdown(string sweepFolder)
    {
        var (plan, recorded) = (PlanFile.Read(sweepFolder), RecordedVerdicts.ReadAny(sweepFolder));
        var text = new StringBuilder($"# Claims of {MarkdownText.Inline(plan.Experiment)}\n\n{Departures.Note(plan)}");
        text.Append("A claim is *supported* where its test rejects the other side of the threshold at 0.05, two-sided, "
                + "*contradicted* where it rejects the claimed side, else *inconclusive*. ")
            .Append($"p is corrected by Holm's method for all {recorded.Family} claims of the family that were stated before the seeds "
                + "were seen which judge them; estimates and 95 % intervals are of each claim by itself. ")
            .Append("The unit is the seed: Student's t over seeds (on the log-odds scale for shares, where the estimate is the centre of "
                + "the seeds), over differences seed by seed where both sides share their pretrained bases (paired), Welch's where they do "
                + "not, two one-sided tests (TOST, with a 90 % interval) where the claim is one of equivalence, the exact binomial test "
                + "with Wilson's interval for shares of runs.\n\n");
        Table(text, [.. recorded.Claims.Values.Where(claim => !claim.IsExploratory)]);
        if (recorded.Claims.Values.Where(claim => claim.IsExploratory).ToList() is { Count: > 0 } exploratory)
        {
            text.Append("\n## Exploratory\n\nStated after looking at the seeds that judge them, each by its own p: "
                + "questions for other seeds, not findings.\n\n");
            Table(text, exploratory);
        }

        text.Append("\n## In words\n\n");
        foreach (var claim in recorded.Claims.Values)
        {
            string[] words = [claim.Sentence, Stated(claim), Seeds(claim), claim.Verdict == Verdict.Supported ? "" : $"{claim.Doubt}"];
            text.Append($"- **{MarkdownText.Inline(claim.Id)}**: "
                + $"{MarkdownText.Inline(string.Join(' ', words.Where(word => word.Length > 0)))}\n");
        }

        return text.ToString();
    }

    /// <summary>What it would take to decide a claim, in a sentence; empty where it is decided.</summary>
    public static string Seeds(RecordedVerdict claim) => claim switch
    {
        { Verdict: not Verdict.Inconclusive } => "",
        { SeedsNeeded: { } seeds } when seeds > claim.Count => $"Some {seeds} seeds would decide it, if it is as measured.",
        { SeedsNeeded: not null } => "As many seeds again should decide it, if it is as measured.",
        { P: double.NaN } => "",
        _ => $"Not even {SeedsNeeded.Most} seeds would decide it, if it is as measured.",
    };

    private static string Stated(RecordedVerdict claim) => claim.Stated.Length == 0 ? "" : $"Stated {claim.Stated}.";

    private static void Table(StringBuilder text, IReadOnlyList<RecordedVerdict> claims)
    {
        text.Append("| claim | verdict | estimate [interval] | n | p | corrected | effect | test |\n"
            + "| --- | --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (var claim in claims)
        {
            text.Append($"| **{MarkdownText.Cell(claim.Id)}** {MarkdownText.Cell(claim.Statement)} | {FindingText.Verdict(claim)} | ")
                .Append($"{FindingText.Estimate(claim)} | {claim.Count} | {FindingText.P(claim.P)} | {FindingText.P(claim.AdjustedP)} | ")
                .Append($"{FindingText.Effect(claim)} | {claim.Method} |\n");
        }
    }

    private static JsonNode Json(Finding finding)
    {
        var claim = finding.Claim;
        var json = new JsonObject
        {
            ["id"] = claim.Id,
            ["statement"] = claim.Statement,
            ["exploratory"] = claim.IsExploratory,
            ["verdict"] = FindingText.Of(finding.Verdict),
            ["sentence"] = FindingText.Sentence(finding),
            ["conditions"] = new JsonArray([.. claim.Conditions.Select(
                c => (JsonNode)new JsonObject { ["metric"] = c.Metric.Text, ["comparison"] = c.Comparison.Symbol,
                ["threshold"] = c.Threshold })]),
            ["where"] = Places(claim.Where),
        };
        if (claim.Stated.Length > 0) json["stated"] = claim.Stated;
        if (claim.Against is { } against) json["against"] = Places(against);
        if (claim.AgainstShare != 1) json["againstShare"] = claim.AgainstShare;
        if (claim.Fraction is { } fraction)
            json["fraction"] = new JsonObject { ["comparison"] = fraction.Comparison.Symbol, ["threshold"] = fraction.Share };
        json["method"] = finding.Method;
        json["estimate"] = Number(finding.Estimate);
        json["low"] = Number(finding.Low);
        json["high"] = Number(finding.High);
        json["level"] = claim.Level;
        json["n"] = finding.Count;
        json["p"] = Number(finding.P);
        json["adjustedP"] = null;
        json["favours"] = finding.Favours;
        json["gaps"] = new JsonArray([.. finding.Gaps.Select(Number)]);
        json["seedsNeeded"] = null;
        json["minimumSeeds"] = claim.MinimumSeeds;
        json["effect"] = new JsonObject { ["name"] = finding.EffectName, ["value"] = Number(finding.Effect) };
        json["values"] = new JsonObject(finding.Values.Select(value => KeyValuePair.Create(value.Name, Number(value.Value))));
        if (claim.IfNot is { } doubt) json["doubt"] = new JsonObject { ["reason"] = doubt.Reason, ["test"] = doubt.Test };
        json["notes"] = new JsonArray([.. finding.Notes.Select(note => (JsonNode)note)]);
        return json;
    }

    private static JsonObject Places(IReadOnlyDictionary<string, IReadOnlyList<string>> places) =>
        new(places.Select(place =>
            KeyValuePair.Create<string, JsonNode?>(place.Key, new JsonArray([.. place.Value.Select(value => (JsonNode)value)]))));

    private static JsonNode? Number(double value) =>
        double.IsNaN(value) ? null : double.IsInfinity(value) ? (value > 0 ? "inf" : "-inf") : value;
}
