using MathNet.Numerics.Distributions;

namespace RLCollapse.Theory;

/// <summary>
/// How sure <see cref="WinnerForecast"/> can be of a leader when the accuracies that it goes by are shares of samples: with exact masses s
/// and accuracies a of posterior Beta(right + ½, wrong + ½) (Jeffreys 1946), independent by format, the probability that s_f·e^(w_f·a_f·c)
/// is the largest. The clock c and the dynamics are taken as right: what they miss is not in it.
/// </summary>
public static class LeaderProbability
{
    private const int Points = 200;
    private const double Spread = 8; // standard deviations to both sides

    /// <summary>Probability that a format leads, by the midpoint rule over its own accuracy.</summary>
    /// <param name="format">Its index.</param>
    /// <param name="shares">s: masses at the start, non-negative.</param>
    /// <param name="accuracies">Share of right samples, by format.</param>
    /// <param name="samples">How many each was estimated from, at least 1.</param>
    /// <param name="worths">w ≥ 0: pay of a right answer, by format.</param>
    /// <param name="clock">c ≥ 0, finite.</param>
    public static double Of(int format, IReadOnlyList<double> shares, IReadOnlyList<double> accuracies, int samples,
        IReadOnlyList<double> worths, double clock)
    {
        Beta[] beliefs = [.. accuracies.Select(a => new Beta((a * samples) + 0.5, ((1 - a) * samples) + 0.5))];
        var own = beliefs[format];
        var (low, high) = (Math.Max(0, own.Mean - (Spread * own.StdDev)), Math.Min(1, own.Mean + (Spread * own.StdDev)));
        var (sum, weights) = (0.0, 0.0);
        for (var i = 0; i < Points; i++)
        {
            var accuracy = low + ((high - low) * (i + 0.5) / Points);
            var (score, weight) = (Math.Log(shares[format]) + (clock * worths[format] * accuracy), own.Density(accuracy));
            weights += weight;
            for (var g = 0; g < shares.Count; g++)
                if (g != format) weight *= Below(score - Math.Log(shares[g]), clock * worths[g], beliefs[g]);
            sum += weight;
        }

        return sum / weights;
    }

    /// <summary>Probability that another format's growth stays below a lead, 1/2 where both are tied whatever its accuracy.</summary>
    private static double Below(double lead, double slope, Beta belief) =>
        slope > 0 ? belief.CumulativeDistribution(Math.Clamp(lead / slope, 0, 1)) : lead > 0 ? 1 : lead < 0 ? 0 : 0.5;
}
