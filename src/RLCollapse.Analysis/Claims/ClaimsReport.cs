using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using RLCollapse.Analysis.Reports;
using RLCollapse.Analysis.Results;

namespace RLCollapse.Analysis.Claims;

/// <summary>Findings as <c>claims.json</c> and <c>claims.md</c>.</summary>
public static class ClaimsReport
{
    private static readonly JsonSerializerOptions Options =
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
        json["claims"] = new JsonArray([.. findings.Select(Json)]);
        return json.ToJsonString(Options) + "\n";
    }

    /// <summary>The findings for readers.</summary>
    public static string ToMarkdown(PlannedSweep plan, IReadOnlyList<Finding> findings)
    {
        var text = new StringBuilder($"# Claims of {MarkdownText.Inline(plan.Experiment)}\n\n{Departures.Note(plan)}");
        text.Append("Verdicts are computed: *reproduced* when the whole interval lies on the claimed side of the threshold, "
                + "*not reproduced* when the whole interval lies on the other, else *inconclusive*. ")
            .Append("Intervals cover 95 % unless a claim says otherwise: Student's t over seeds for means, "
                + "over differences seed by seed where both sides share their pretrained bases, Welch's where they do not, "
                + "Wilson's for shares of runs, with n the number of seeds.\n\n");
        text.Append("| claim | verdict | measured | interval | n | effect | method |\n| --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (var finding in findings)
        {
            text.Append($"| **{MarkdownText.Cell(finding.Claim.Id)}** {MarkdownText.Cell(finding.Claim.StatementAsMade)} ")
                .Append($"| {FindingText.Of(finding.Verdict)} | "
                + $"{FindingText.Number(finding.Estimate)} ")
                .Append($"|{FindingText.Interval(finding)} | {finding.Count} | {FindingText.Effect(finding)} | {finding.Method} |\n");
        }

        text.Append('\n');
        foreach (var finding in findings)
        {
            var doubt = FindingText.Doubt(finding) is { } said ? $" {said}" : "";
            text.Append($"- **{MarkdownText.Inline(finding.Claim.Id)}**: {MarkdownText.Inline(FindingText.Sentence(finding) + doubt)}\n");
        }

        return text.ToString();
    }

    private static JsonNode Json(Finding finding)
    {
        var claim = finding.Claim;
        var json = new JsonObject
        {
            ["id"] = claim.Id,
            ["statement"] = claim.StatementAsMade,
            ["verdict"] = FindingText.Of(finding.Verdict),
            ["sentence"] = FindingText.Sentence(finding),
            ["conditions"] = new JsonArray([.. claim.Conditions.Select(
                c => (JsonNode)new JsonObject { ["metric"] = c.Metric.Text, ["comparison"] = c.Comparison.Symbol,
                ["threshold"] = c.Threshold })]),
            ["where"] = Places(claim.Where),
        };
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
        json["minimumSeeds"] = claim.MinimumSeeds;
        json["effect"] = new JsonObject { ["name"] = finding.EffectName, ["value"] = Number(finding.Effect) };
        json["values"] = new JsonObject(finding.Values.Select(value => KeyValuePair.Create(value.Name, Number(value.Value))));
        if (FindingText.Doubt(finding) is { } doubt) json["doubt"] = new JsonObject { ["reason"] = doubt.Reason, ["test"] = doubt.Test };
        json["notes"] = new JsonArray([.. finding.Notes.Select(note => (JsonNode)note)]);
        return json;
    }

    private static JsonObject Places(IReadOnlyDictionary<string, IReadOnlyList<string>> places) =>
        new(places.Select(place =>
            KeyValuePair.Create<string, JsonNode?>(place.Key, new JsonArray([.. place.Value.Select(value => (JsonNode)value)]))));

    private static JsonNode? Number(double value) =>
        double.IsNaN(value) ? null : double.IsInfinity(value) ? (value > 0 ? "inf" : "-inf") : value;
}
