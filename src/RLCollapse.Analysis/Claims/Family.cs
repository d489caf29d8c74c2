using System.Text.Json;
using System.Text.Json.Nodes;
using RLCollapse.Analysis.Reports;
using RLCollapse.Analysis.Results;
using RLCollapse.Common;
using RLCollapse.Statistics;

namespace RLCollapse.Analysis.Claims;

/// <summary>
/// The claims that are corrected for together: all that were stated before the seeds were seen which judge them, of every experiment of a
/// study, by Holm's method; those of a trial, or of an experiment that no study names, are a family of their own. A claim with too few
/// seeds counts with p = 1, one of whose seeds none has run does not count yet. Exploratory claims stand outside, each by its own p.
/// </summary>
public static class Family
{
    /// <summary>The folders of the sweeps whose claims are judged with those of an experiment, its own included.</summary>
    /// <param name="experimentFile">Its <c>experiment.json</c>.</param>
    /// <param name="sweepFolder">Full path of its sweep's folder, with <c>plan.json</c>.</param>
    /// <exception cref="UserErrorException">The study has mistakes.</exception>
    public static IReadOnlyList<string> Of(string experimentFile, string sweepFolder)
    {
        var (experiment, results) = (Path.GetDirectoryName(Path.GetFullPath(experimentFile))!, Path.GetDirectoryName(sweepFolder)!);
        var folder = Path.GetDirectoryName(experiment)!;
        if (!File.Exists(Path.Combine(folder, Study.FileName)) || PlanFile.IsTrial(sweepFolder)) return [sweepFolder];
        var names = Study.Load(folder).Experiments;
        return !names.Contains(Path.GetFileName(experiment))
            ? [sweepFolder]
            : [sweepFolder, .. names.Select(name => Path.Combine(results, name))
                .Where(other => other != sweepFolder && RecordedVerdicts.Read(other) is not null)];
    }

    /// <summary>How many claims are judged together with those of an experiment, its own included, by what the files state.</summary>
    /// <param name="experimentFile">Its <c>experiment.json</c>.</param>
    /// <exception cref="UserErrorException">A file has mistakes.</exception>
    public static int SizeOf(string experimentFile)
    {
        var experiment = Path.GetDirectoryName(Path.GetFullPath(experimentFile))!;
        var folder = Path.GetDirectoryName(experiment)!;
        try
        {
            var names = File.Exists(Path.Combine(folder, Study.FileName)) ? Study.Load(folder).Experiments : [];
            if (names.Contains(Path.GetFileName(experiment)))
                return names.Sum(name => ClaimsFile.StatedBefore(Path.Combine(folder, name, ClaimsFile.FileName)));
        }
        catch (UserErrorException)
        {
            // A study with mistakes is told where it is judged; a plan can be looked at without it.
        }

        return ClaimsFile.StatedBefore(experimentFile);
    }

    /// <summary>Decides verdicts of some sweeps by the p of all, and writes them into <c>claims.json</c> and <c>claims.md</c>.</summary>
    /// <param name="family">Folders of all sweeps, each with <c>claims.json</c>.</param>
    /// <param name="written">Those of them to be written.</param>
    public static void Decide(IReadOnlyList<string> family, IReadOnlyList<string> written)
    {
        var claims = family.SelectMany(folder => RecordedVerdicts.ReadAny(folder).Claims.Values, (folder, claim) => (folder, claim))
            .Where(pair => pair.claim is { IsExploratory: false, Count: > 0 }).ToList();
        var adjusted = Holm.Adjust([.. claims.Select(pair => double.IsNaN(pair.claim.P) ? 1 : pair.claim.P)]);
        var byClaim = claims.Zip(adjusted).ToDictionary(pair => (pair.First.folder, pair.First.claim.Id), pair => pair.Second);
        var open = claims.Zip(adjusted).Count(pair => pair.Second > 1 - pair.First.claim.Level);
        foreach (var folder in written)
        {
            Write(folder, claims.Count, claim => byClaim.TryGetValue((folder, claim.Id), out var p)
                ? claim with { AdjustedP = p, Verdict = Finding.Of(p, claim.Favours, claim.Level), SeedsNeeded = SeedsFor(claim, p, open) }
                : claim with { Verdict = Finding.Of(claim.P, claim.Favours, claim.Level), SeedsNeeded = SeedsFor(claim, claim.P, 1) });
        }
    }

    /// <summary>The seeds that would decide a claim as one of some that are open; null where it is decided.</summary>
    private static int? SeedsFor(RecordedVerdict claim, double p, int open) =>
        p <= 1 - claim.Level ? null : SeedsAt(claim, (1 - claim.Level) / Math.Max(1, open));

    /// <summary>The seeds with which a claim would be decided at a level, if what was measured is what is true.</summary>
    /// <param name="claim">As judged; without an estimate nothing can be said.</param>
    /// <param name="alpha">The level.</param>
    public static int? SeedsAt(RecordedVerdict claim, double alpha) => claim switch
    {
        { Share: { } share, Estimate: double.NaN } => SeedsNeeded.OfShare(0, 0, share, alpha),
        { Share: { } share } => SeedsNeeded.OfShare(claim.Estimate * claim.Count, claim.Count, share, alpha),
        { Method: "sign test" } => SeedsNeeded.OfSigns(alpha),
        { Gaps: [var below, var above] } when below > 0 && above > 0 => SeedsNeeded.OfEquivalence(below, above, alpha),
        { Gaps: [var below, var above] } => SeedsNeeded.OfMean(Math.Min(Math.Abs(below), Math.Abs(above)), alpha),
        { Gaps: [var gap] } => SeedsNeeded.OfMean(gap, alpha),
        _ => null,
    };

    private static void Write(string folder, int family, Func<RecordedVerdict, RecordedVerdict> decide)
    {
        var path = Path.Combine(folder, RecordedRuns.Claims);
        var recorded = RecordedVerdicts.ReadAny(folder);
        var json = JsonNode.Parse(InputFile.Text(path))!.AsObject();
        json["family"] = family;
        foreach (var claim in json["claims"]!.AsArray().OfType<JsonObject>())
        {
            var decided = decide(recorded.Claims[(string)claim["id"]!]);
            claim["verdict"] = FindingText.Of(decided.Verdict);
            claim["adjustedP"] = double.IsNaN(decided.AdjustedP) ? null : decided.AdjustedP;
            claim["seedsNeeded"] = decided.SeedsNeeded;
        }

        AtomicFile.WriteText(path, json.ToJsonString(ClaimsReport.Options) + "\n");
        AtomicFile.WriteText(Path.Combine(folder, RecordedRuns.ClaimsPage), ClaimsReport.ToMarkdown(folder));
    }
}
