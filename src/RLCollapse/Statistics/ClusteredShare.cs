namespace RLCollapse.Statistics;

/// <summary>
/// How often something was so, where runs of a cluster resemble each other: the mean over clusters of each one's share of hits, with
/// Wilson's 95 % interval for the effective number of trials p·(1 − p) / variance of that mean (Rao &amp; Scott 1992; Korn &amp;
/// Graubard 1998; in Wilson's form Franco, Little, Louis &amp; Slud 2019).
/// </summary>
/// <remarks>
/// Few clusters tell their own variance badly, so it is taken as if there were one more cluster, all hits or none, which is the most
/// that a cluster can vary (with p = (hits + 1)/(clusters + 2) for it). The effective number lies between the clusters and what the
/// runs were worth if they were independent, where that is known. Where all hit or none did it is the number of clusters.
/// </remarks>
/// <param name="Hits">Runs, 0 … <paramref name="Count"/>.</param>
/// <param name="Count">Runs, possibly 0.</param>
/// <param name="Clusters">What the runs come from.</param>
/// <param name="Share">Mean of the clusters' shares, 0 to 1; NaN without a run.</param>
/// <param name="Low">Lower bound, 0 to 1.</param>
/// <param name="High">Upper bound, 0 to 1.</param>
public sealed record ClusteredShare(int Hits, int Count, int Clusters, double Share, double Low, double High)
{
    /// <summary>Counts runs.</summary>
    /// <param name="runs">Name of its cluster, and whether it is a hit.</param>
    public static ClusteredShare Of(IEnumerable<(string Cluster, bool IsHit)> runs)
    {
        var clusters = runs.GroupBy(run => run.Cluster, run => run.IsHit).Select(cluster => cluster.ToList()).ToList();
        if (clusters.Count == 0) return new(0, 0, 0, double.NaN, 0, 1);
        double[] shares = [.. clusters.Select(cluster => cluster.Average(isHit => isHit ? 1.0 : 0))];
        var ifIndependent = shares.Length * shares.Length / clusters.Sum(cluster => 1.0 / cluster.Count);
        var mean = shares.Average();
        var (low, high) = WilsonInterval.Of95(mean, Trials(shares, mean, ifIndependent));
        return new(clusters.Sum(cluster => cluster.Count(isHit => isHit)), clusters.Sum(cluster => cluster.Count), shares.Length, mean,
            low, high);
    }

    /// <summary>The mean of shares that are each a cluster of its own, such as pass@k of problems.</summary>
    /// <param name="shares">Each 0 to 1.</param>
    public static (double Share, double Low, double High) OfShares(IReadOnlyList<double> shares)
    {
        if (shares.Count == 0) return (double.NaN, 0, 1);
        var mean = Math.Clamp(shares.Average(), 0, 1);
        var (low, high) = WilsonInterval.Of95(mean, Trials([.. shares], mean, double.PositiveInfinity));
        return (mean, low, high);
    }

    /// <summary>Effective number of trials.</summary>
    private static double Trials(double[] shares, double mean, double ifIndependent)
    {
        var n = shares.Length;
        if (mean is 0 or 1) return n;
        var guess = ((n * mean) + 1) / (n + 2);
        var variance = (shares.Sum(share => (share - mean) * (share - mean)) + (guess * (1 - guess))) / n;
        return Math.Max(n, Math.Min(ifIndependent, mean * (1 - mean) * n / variance));
    }
}
