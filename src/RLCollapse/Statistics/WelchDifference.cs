using MathNet.Numerics.Statistics;

namespace RLCollapse.Statistics;

/// <summary>
/// Difference of the means of two independent samples with Welch's interval (Welch 1947): t with the degrees of freedom of
/// Satterthwaite. A sample of one leaves the interval without bounds; two without variance give one without width.
/// </summary>
/// <param name="Mean">Mean of the first less mean of the second.</param>
/// <param name="Low">Lower bound.</param>
/// <param name="High">Upper bound.</param>
/// <param name="CohensD">Difference in pooled standard deviations; NaN where there is no variance.</param>
public sealed record WelchDifference(double Mean, double Low, double High, double CohensD)
{
    /// <summary>Compares two samples.</summary>
    /// <param name="first">At least one finite number.</param>
    /// <param name="second">At least one finite number.</param>
    /// <param name="level">Coverage in (0, 1).</param>
    public static WelchDifference Of(IReadOnlyList<double> first, IReadOnlyList<double> second, double level)
    {
        var mean = first.Mean() - second.Mean();
        if (first.Count < 2 || second.Count < 2) return new(mean, double.NegativeInfinity, double.PositiveInfinity, double.NaN);
        var (v1, v2) = (MeanInterval.Of(first).StandardDeviation, MeanInterval.Of(second).StandardDeviation);
        (v1, v2) = (v1 * v1, v2 * v2);
        if (v1 + v2 == 0) return new(mean, mean, mean, double.NaN);
        var (e1, e2) = (v1 / first.Count, v2 / second.Count);
        var freedom = (e1 + e2) * (e1 + e2) / ((e1 * e1 / (first.Count - 1)) + (e2 * e2 / (second.Count - 1)));
        var half = MeanInterval.Quantile(level, freedom) * Math.Sqrt(e1 + e2);
        var pooled = Math.Sqrt((((first.Count - 1) * v1) + ((second.Count - 1) * v2)) / (first.Count + second.Count - 2));
        return new(mean, mean - half, mean + half, mean / pooled);
    }
}
