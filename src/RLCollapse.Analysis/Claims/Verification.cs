using RLCollapse.Analysis.Forecasts;
using RLCollapse.Analysis.Reports;
using RLCollapse.Analysis.Results;
using RLCollapse.Common;

namespace RLCollapse.Analysis.Claims;

/// <summary>Judges every claim of an experiment by the runs of its sweep and writes the findings beside them.</summary>
public static class Verification
{
    /// <summary>Name of the findings for readers.</summary>
    public const string Markdown = RecordedRuns.ClaimsPage;

    /// <summary>Judges and writes <c>claims.json</c>, <c>claims.md</c> and, last, <c>provenance.json</c>.</summary>
    /// <param name="experimentFile">The experiment's <c>experiment.json</c>.</param>
    /// <param name="sweepFolder">Folder with <c>plan.json</c>.</param>
    /// <returns>The findings, in the order of the claims, each by itself; verdicts corrected for the others are written.</returns>
    /// <exception cref="UserErrorException">The claims have mistakes, the folder is none of a sweep, its tables or verdicts were made from
    /// more runs than are here, or no run measures what a claim speaks of.</exception>
    public static IReadOnlyList<Finding> Run(string experimentFile, string sweepFolder)
    {
        var sweep = LeftOutSpeed.Load(sweepFolder);
        var claims = ClaimsFile.Read(experimentFile, sweep.Plan);
        RecordedRuns.RequireNoFewer(sweepFolder, sweep);
        RefuseUnmeasured(claims, sweep);
        sweepFolder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(sweepFolder));
        var findings = claims.Select(claim => Judge.Of(claim, sweep)).ToList();
        var family = Family.Of(experimentFile, sweepFolder);
        Provenance.Remove(sweepFolder);
        AtomicFile.WriteText(Path.Combine(sweepFolder, RecordedRuns.Claims), ClaimsReport.ToJson(sweep, findings));
        Family.Decide(family, [sweepFolder]);
        Provenance.Write(sweepFolder, sweep);
        return findings;
    }

    private static void RefuseUnmeasured(IReadOnlyList<Claim> claims, SweepData sweep)
    {
        var issues =
            from claim in claims
            from places in new[] { claim.Where, claim.Against }.OfType<IReadOnlyDictionary<string, IReadOnlyList<string>>>()
            let runs = Evidence.Runs(sweep, places)
            where runs.Count > 0
            from condition in claim.Conditions
            where claim.Across is null
                ? runs.All(run => double.IsNaN(condition.Metric.Of(run.Data)))
                : Evidence.Values(sweep, places, claim).Count == 0
            select $"  claim {claim.Id}: none of the {runs.Count} finished runs "
                + $"({FindingText.Places(places)}) has measured {condition.Metric.Text}";
        var list = issues.Distinct().ToList();
        if (list.Count > 0)
            throw new UserErrorException("Some claims speak of what was not measured; change them, or the tracking of the runs:\n"
                + string.Join('\n', list));
    }
}
