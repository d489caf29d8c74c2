using MathNet.Numerics.Statistics;

namespace RLCollapse.Statistics;

/// <summary>
/// Spearman's rank correlation (Spearman 1904) of pairs that come in clusters, with a 95 % interval on Fisher's scale: its standard error
/// is that of the jackknife over clusters (Efron &amp; Stein 1981), at least that of independent pairs (Bonett &amp; Wright 2000), with
/// Student's t for clusters − 1.
/// </summary>
/// <param name="Count">Pairs.</param>
/// <param name="Clusters">What they come from.</param>
/// <param name="Value">−1 to 1; NaN for fewer than three pairs, or where one side does not vary.</param>
/// <param name="Low">Lower bound; −1 for fewer than four pairs or three clusters.</param>
/// <param name="High">Upper bound; 1 for as few.</param>
public sealed record ClusteredRankCorrelation(int Count, int Clusters, double Value, double Low, double High)
{
    private const int FewestPairs = 4;
    private const int FewestClusters = 3;

    /// <summary>Correlates.</summary>
    /// <param name="pairs">Name of its cluster, and two finite numbers.</param>
    public static ClusteredRankCorrelation Of(IReadOnlyList<(string Cluster, double X, double Y)> pairs)
    {
        var clusters = pairs.Select(pair => pair.Cluster).Distinct().ToList();
        var (n, k, value) = (pairs.Count, clusters.Count, Spearman(pairs));
        if (n < FewestPairs || k < FewestClusters || double.IsNaN(value)) return new(n, k, value, -1, 1);
        var most = 1 - (6 / (Math.Pow(n, 3) - n)); // halfway from all ranks alike to the next lower correlation
        double Fisher(double correlation) => Math.Atanh(Math.Clamp(correlation, -most, most));
        double[] without = [.. clusters.Select(left => Spearman([.. pairs.Where(pair => pair.Cluster != left)]))
            .Where(double.IsFinite).Select(Fisher)];
        var jackknife = without.Length == k ? (k - 1) * without.PopulationVariance() : double.PositiveInfinity;
        var error = Math.Sqrt(Math.Max(jackknife, (1 + (value * value / 2)) / Math.Max(1, n - 3)));
        var half = MeanInterval.Quantile(0.95, k - 1) * error;
        return new(n, k, value, Math.Min(value, Math.Tanh(Fisher(value) - half)), Math.Max(value, Math.Tanh(Fisher(value) + half)));
    }

    private static double Spearman(IReadOnlyList<(string Cluster, double X, double Y)> pairs) =>
        pairs.Count < 3 ? double.NaN : Correlation.Spearman(pairs.Select(pair => pair.X), pairs.Select(pair => pair.Y));
}
