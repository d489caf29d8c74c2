using RLCollapse.Analysis.Metrics;
using RLCollapse.Analysis.Results;

namespace RLCollapse.Analysis.Claims;

/// <summary>The runs that a claim speaks of.</summary>
public static class Evidence
{
    /// <summary>The finished runs at the named places.</summary>
    public static IReadOnlyList<SweepRun> Runs(SweepData sweep, IReadOnlyDictionary<string, IReadOnlyList<string>> places) =>
        [.. sweep.Runs.Where(run => Claim.Selects(places, run.Job.Coordinates))];

    /// <summary>A metric of the runs at the named places, a number per seed; runs that have not measured it are left out.</summary>
    public static IReadOnlyList<SeedValue> Values(
        SweepData sweep, IReadOnlyDictionary<string, IReadOnlyList<string>> places, RunMetric metric) =>
    [
        .. Runs(sweep, places).Select(run => (Run: run, Value: metric.Of(run.Data))).Where(pair => !double.IsNaN(pair.Value))
            .GroupBy(pair => sweep.SeedOf(pair.Run.Job))
            .Select(seed =>
                new SeedValue(seed.Key, seed.Average(pair => pair.Value),
                [.. seed.Select(pair => pair.Run.Base).Distinct().Order(StringComparer.Ordinal)])),
    ];

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
