using RLCollapse.Analysis.Metrics;
using RLCollapse.Analysis.Results;

namespace RLCollapse.Analysis.Claims;

/// <summary>The runs that a claim speaks of.</summary>
public static class Evidence
{
    /// <summary>The finished runs at the named places.</summary>
    public static IReadOnlyList<SweepRun> Runs(SweepData sweep, IReadOnlyDictionary<string, IReadOnlyList<string>> places) =>
        [.. sweep.Runs.Where(run => Claim.Selects(places, run.Job.Coordinates))];

    /// <summary>A claim's metric of the runs at the named places, a number per seed; runs that have not measured it are left out.</summary>
    public static IReadOnlyList<SeedValue> Values(
        SweepData sweep, IReadOnlyDictionary<string, IReadOnlyList<string>> places, Claim claim) =>
    [
        .. Measured(sweep, places, claim).Where(measured => !double.IsNaN(measured.Value))
            .GroupBy(measured => sweep.SeedOf(measured.Runs[0].Job))
            .Select(seed =>
                new SeedValue(seed.Key, seed.Average(measured => measured.Value),
                [.. seed.SelectMany(measured => measured.Runs).Select(run => run.Base).Distinct().Order(StringComparer.Ordinal)])),
    ];

    /// <summary>
    /// A claim's metric of each run, or of each group of runs that differ in the claim's axis alone; NaN of a group that lacks one of its
    /// planned runs.
    /// </summary>
    internal static IEnumerable<(IReadOnlyList<SweepRun> Runs, double Value)> Measured(
        SweepData sweep, IReadOnlyDictionary<string, IReadOnlyList<string>> places, Claim claim)
    {
        var (metric, runs) = (claim.Condition.Metric, Runs(sweep, places));
        if (metric.Across is not { } across) return runs.Select(run => ((IReadOnlyList<SweepRun>)[run], metric.Of(run.Data)));
        var planned = sweep.Plan.Jobs.Where(job => Claim.Selects(places, job.Coordinates)).CountBy(Group).ToDictionary();
        return runs.GroupBy(run => Group(run.Job)).Select(group => ((IReadOnlyList<SweepRun>)[.. group],
            group.Count() < planned[group.Key] ? double.NaN : across([.. group.Select(run => run.Data)])));

        string Group(PlannedRun job) =>
            string.Join('\n', job.Coordinates.Where(at => at.Key != claim.Across).Select(at => at.Value));
    }

    /// <summary>The planned runs at the named places that have no result.</summary>
    public static IReadOnlyList<string> Absent(SweepData sweep, IReadOnlyDictionary<string, IReadOnlyList<string>> places) =>
        [.. sweep.Absent.Where(absent => Claim.Selects(places, absent.Job.Coordinates))
            .Select(absent => $"{absent.Job.Id} ({absent.Reason})")];

    /// <summary>
    /// The seeds that both sides have, with the same bases: their differences are paired. Null where some shared seed has other bases, or
    /// none is shared.
    /// </summary>
    public static IReadOnlyList<(string Seed, double Difference)>? Pairs(IReadOnlyList<SeedValue> where, IReadOnlyList<SeedValue> against)
    {
        var shared = where.Join(against, a => a.Seed, b => b.Seed, (a, b) => (a, b)).ToList();
        var isPaired = shared.Count > 0 && shared.All(
            pair => pair.a.Bases.SequenceEqual(pair.b.Bases) && !pair.a.Bases.Contains(string.Empty));
        return isPaired ? [.. shared.Select(pair => (pair.a.Seed, pair.a.Value - pair.b.Value))] : null;
    }
}
