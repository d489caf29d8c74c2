using RLCollapse.Analysis.Claims;
using RLCollapse.Analysis.Forecasts;
using RLCollapse.Analysis.Metrics;
using RLCollapse.Analysis.Results;
using RLCollapse.Common;

namespace RLCollapse.Analysis.Sweeps;

/// <summary>
/// What a sweep that still runs has found so far, from the runs that have ended; it is said and not written, so that no file holds what
/// the next run may overturn.
/// </summary>
public static class InterimReport
{
    private static readonly (string Title, string Metric)[] Columns =
    [
        ("leading mass", "collapse/leader_mass"), ("accuracy", "accuracy"), ("KL (nats)", "kl_to_base_per_sequence"),
        ("collapse at step", "collapse_step"),
    ];

    /// <summary>How many runs have ended.</summary>
    public static string Title(SweepData sweep) => sweep.Absent.Count == 0
        ? $"all {sweep.Runs.Count} runs have ended:"
        : $"INTERIM: {sweep.Runs.Count} of {sweep.Plan.Jobs.Count} runs have ended; nothing of this is written";

    /// <summary>Titles of the table's columns.</summary>
    public static IReadOnlyList<string> Head(SweepData sweep) =>
        [.. sweep.Axes.Select(axis => axis.Name), "n", "winners", .. Columns.Select(column => column.Title)];

    /// <summary>A row per arm.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Rows(SweepData sweep)
    {
        var metrics = Columns.Select(column => RunMetric.Parse(column.Metric)).ToList();
        return [.. sweep.Arms.Select(arm => (IReadOnlyList<string>)[
            .. sweep.Axes.Select(axis => arm.Coordinates[axis.Name]),
            arm.Runs.Count == arm.Planned ? $"{arm.Planned}" : $"{arm.Runs.Count} of {arm.Planned}",
            string.Join(", ", arm.Winners.Select(winner => $"{winner.Format} {winner.Count}/{arm.Runs.Count}")),
            .. metrics.Select(metric => Cell(arm, metric))])];
    }

    /// <summary>A line per claim, each judged by itself; none where there are no claims.</summary>
    /// <param name="sweep">With the speeds that claims on forecasts need (<see cref="Load"/>).</param>
    /// <exception cref="UserErrorException">The claims have mistakes.</exception>
    public static IEnumerable<string> Verdicts(SweepData sweep)
    {
        var file = sweep.Plan.ExperimentFile;
        if (!File.Exists(file) || ClaimsFile.Ids(file).Count == 0) yield break;
        foreach (var claim in ClaimsFile.Read(file, sweep.Plan))
        {
            var finding = Judge.Of(claim, sweep);
            finding = finding with { Notes = [.. finding.Notes.Where(note => !note.StartsWith(Judge.LeftOut, StringComparison.Ordinal))] };
            var verdict = finding.Count == 0 ? "no runs yet" : FindingText.Of(finding.Verdict);
            yield return $"{claim.Id}  {verdict.ToUpperInvariant()}{(sweep.Absent.Count == 0 ? "" : " so far")}  "
                + $"{FindingText.Sentence(finding)} p {FindingText.P(finding.P)}";
        }

        yield return "each p by itself: 'rlcollapse verify' corrects them for each other, once all runs have ended";
    }

    /// <summary>What has ended of a sweep.</summary>
    public static SweepData Load(PlannedSweep plan) => LeftOutSpeed.Load(plan);

    private static string Cell(SweepArm arm, RunMetric metric) =>
        arm.Values(metric).Length == 0 ? "–" : arm.Mean(metric) is not { } mean ? "never"
            : FindingText.Number(mean.Mean) + (mean.Count > 1 ? FindingText.Interval(mean.Low, mean.High) : "");
}
