using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace RLCollapse.Statistics;

/// <summary>A mean or a difference of means, and what Student's t says of it: interval, test against a number and of equivalence.</summary>
/// <param name="Value">The mean or difference.</param>
/// <param name="StandardError">Its standard error, above 0.</param>
/// <param name="Freedom">Degrees of freedom, above 0.</param>
/// <param name="Spread">Standard deviation of one value, of two samples the pooled one: the unit of Cohen's d (Cohen 1988).</param>
public sealed record TEstimate(double Value, double StandardError, double Freedom, double Spread)
{
    /// <summary>The mean of independent values; null for fewer than two, or where they are all alike, to rounding.</summary>
    public static TEstimate? OfMean(IReadOnlyList<double> values)
    {
        if (values.Count < 2) return null;
        var (mean, deviation) = values.MeanStandardDeviation();
        return IsNone(deviation, mean) ? null : new(mean, deviation / Math.Sqrt(values.Count), values.Count - 1, deviation);
    }

    /// <summary>
    /// The mean of the first less that of the second, independent of it (Welch 1947), with the degrees of freedom of Satterthwaite (1946);
    /// null where a side has fewer than two values, or neither varies.
    /// </summary>
    public static TEstimate? OfDifference(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        if (first.Count < 2 || second.Count < 2) return null;
        var ((m1, s1), (m2, s2)) = (first.MeanStandardDeviation(), second.MeanStandardDeviation());
        if (IsNone(s1, m1) && IsNone(s2, m2)) return null;
        var (e1, e2) = (s1 * s1 / first.Count, s2 * s2 / second.Count);
        var freedom = (e1 + e2) * (e1 + e2) / ((e1 * e1 / (first.Count - 1)) + (e2 * e2 / (second.Count - 1)));
        var pooled = (((first.Count - 1) * s1 * s1) + ((second.Count - 1) * s2 * s2)) / (first.Count + second.Count - 2);
        return new(m1 - m2, Math.Sqrt(e1 + e2), freedom, Math.Sqrt(pooled));
    }

    /// <summary>Value ± t · standard error.</summary>
    /// <param name="level">Coverage in (0, 1).</param>
    public (double Low, double High) Interval(double level)
    {
        var half = MeanInterval.Quantile(level, Freedom) * StandardError;
        return (Value - half, Value + half);
    }

    /// <summary>Two-sided p of the hypothesis that the true value is a number.</summary>
    public double P(double number) => 2 * Tail(Math.Abs(Value - number));

    /// <summary>
    /// p of the hypothesis that the true value lies outside ±margin: the larger of two one-sided tests (Schuirmann 1987, TOST).
    /// </summary>
    public double POutside(double margin) => Math.Max(Tail(margin - Value), Tail(margin + Value));

    private double Tail(double distance) => StudentT.CDF(0, 1, Freedom, -distance / StandardError);

    private static bool IsNone(double deviation, double mean) => !(deviation > 1e-12 * Math.Max(1, Math.Abs(mean)));
}
