namespace RLCollapse.Statistics;

/// <summary>
/// How much more often a first thing is so than a second of the same runs, where runs of a cluster resemble each other: the mean over
/// clusters of the difference of their shares, with a 95 % interval in [−1, 1].
/// </summary>
/// <remarks>
/// The difference is that of the runs in which only the first is so and those in which only the second is (as McNemar 1947 has it); each
/// has its <see cref="ClusteredShare"/>, and the two intervals are joined, with the correlation of the clusters' shares, by Newcombe's
/// square roots (Newcombe 1998, method 10; Zou &amp; Donner 2008). It has a width also where the two always agree.
/// </remarks>
/// <param name="OnlyFirst">Runs in which only the first is so.</param>
/// <param name="OnlySecond">Runs in which only the second is so.</param>
/// <param name="Clusters">What the runs come from.</param>
/// <param name="Value">Mean difference, first less second; NaN without a run.</param>
/// <param name="Low">Lower bound.</param>
/// <param name="High">Upper bound.</param>
public sealed record ClusteredDifference(int OnlyFirst, int OnlySecond, int Clusters, double Value, double Low, double High)
{
    /// <summary>Compares.</summary>
    /// <param name="runs">Name of its cluster, and whether the first and the second are so.</param>
    public static ClusteredDifference Of(IReadOnlyList<(string Cluster, bool First, bool Second)> runs)
    {
        if (runs.Count == 0) return new(0, 0, 0, double.NaN, -1, 1);
        var gains = ClusteredShare.Of(runs.Select(run => (run.Cluster, run.First && !run.Second)));
        var losses = ClusteredShare.Of(runs.Select(run => (run.Cluster, run.Second && !run.First)));
        var (value, correlation) = (gains.Share - losses.Share, Correlation(runs));
        double Distance(double one, double other) =>
            Math.Sqrt(Math.Max(0, (one * one) + (other * other) - (2 * correlation * one * other)));
        return new(
            gains.Hits, losses.Hits, gains.Clusters, value,
            value - Distance(gains.Share - gains.Low, losses.High - losses.Share),
            value + Distance(gains.High - gains.Share, losses.Share - losses.Low));
    }

    private static double Correlation(IReadOnlyList<(string Cluster, bool First, bool Second)> runs)
    {
        var clusters = runs.GroupBy(run => run.Cluster).ToList();
        var correlation = MathNet.Numerics.Statistics.Correlation.Pearson(
            clusters.Select(cluster => cluster.Average(run => run.First && !run.Second ? 1.0 : 0)),
            clusters.Select(cluster => cluster.Average(run => run.Second && !run.First ? 1.0 : 0)));
        return double.IsFinite(correlation) ? correlation : 0;
    }
}
