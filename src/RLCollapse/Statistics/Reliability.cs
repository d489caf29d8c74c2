namespace RLCollapse.Statistics;

/// <summary>How far probabilities that were said of runs came out, where runs of a cluster resemble each other.</summary>
/// <param name="Brier">
/// Brier's score (Brier 1950): squared distance of probability and outcome, averaged in each cluster and then over clusters. 0 is the best,
/// 1 the worst, 0.25 what one half always scores; NaN without a run.
/// </param>
/// <param name="Bins">Runs by what was said of them, rising; empty bins are left out.</param>
public sealed record Reliability(double Brier, IReadOnlyList<ReliabilityBin> Bins)
{
    /// <summary>Sets what was said beside what came.</summary>
    /// <param name="runs">Name of its cluster, probability from 0 to 1, and whether it came out.</param>
    /// <param name="edges">Lower edges of the bins, rising from 0.</param>
    public static Reliability Of(IReadOnlyList<(string Cluster, double Said, bool IsHit)> runs, IReadOnlyList<double> edges) => new(
        runs.Count == 0 ? double.NaN
            : runs.GroupBy(run => run.Cluster).Average(cluster => cluster.Average(run => Math.Pow(run.Said - (run.IsHit ? 1 : 0), 2))),
        [.. runs.GroupBy(run => edges.Last(edge => edge <= run.Said)).OrderBy(bin => bin.Key).Select(bin =>
            new ReliabilityBin(
                bin.Key, edges.Where(edge => edge > bin.Key).DefaultIfEmpty(1).Min(), bin.Average(run => run.Said),
                ClusteredShare.Of(bin.Select(run => (run.Cluster, run.IsHit)))))]);
}
