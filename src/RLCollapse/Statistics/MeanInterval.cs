using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace RLCollapse.Statistics;

/// <summary>
/// Mean of independent values with Student's 95 % interval: mean ± t(n − 1)·s/√n. One value gives an interval without
/// bounds; values that are all alike, to rounding, give one without width.
/// </summary>
/// <param name="Mean">Arithmetic mean.</param>
/// <param name="StandardDeviation">s, with n − 1 below; 0 for one value.</param>
/// <param name="Low">Lower bound, −∞ for one value.</param>
/// <param name="High">Upper bound, +∞ for one value.</param>
/// <param name="Count">n.</param>
public sealed record MeanInterval(double Mean, double StandardDeviation, double Low, double High, int Count)
{
    private const double Rounding = 1e-12;

    /// <summary>The interval of a sample.</summary>
    /// <param name="values">At least one finite number.</param>
    public static MeanInterval Of(IReadOnlyList<double> values)
    {
        var mean = values.Mean();
        if (values.Count > 1 && values.Max() - values.Min() <= Rounding * Math.Max(1, Math.Abs(mean)))
            return new(values[0], 0, values[0], values[0], values.Count);
        if (values.Count == 1) return new(mean, 0, double.NegativeInfinity, double.PositiveInfinity, 1);
        var deviation = values.StandardDeviation();
        var half = Quantile(0.95, values.Count - 1) * deviation / Math.Sqrt(values.Count);
        return new(mean, deviation, mean - half, mean + half, values.Count);
    }

    /// <summary>t such that a Student variable lies in [−t, t] with the given probability.</summary>
    /// <param name="level">Probability in (0, 1).</param>
    /// <param name="degreesOfFreedom">Above 0.</param>
    /// <remarks>With one or two degrees of freedom in closed form: there it may lie beyond what the inverse looks for.</remarks>
    public static double Quantile(double level, double degreesOfFreedom) => degreesOfFreedom switch
    {
        1 => Math.Tan(Math.PI * level / 2),
        2 => level * Math.Sqrt(2 / (1 - (level * level))),
        _ => StudentT.InvCDF(0, 1, degreesOfFreedom, (1 + level) / 2),
    };
}
