using MathNet.Numerics.Distributions;

namespace RLCollapse.Statistics;

/// <summary>
/// With how many seeds a test would decide in four of five repetitions, if what has been measured is what is true.
/// </summary>
public static class SeedsNeeded
{
    /// <summary>Chance of a decision that is asked for.</summary>
    public const double Power = 0.8;

    /// <summary>Above it no number is given.</summary>
    public const int Most = 1000;

    /// <summary>
    /// Of a two-sided t test: power by the normal approximation to the noncentral t (Johnson and Welch 1940). Null above
    /// <see cref="Most"/>.
    /// </summary>
    /// <param name="gap">Distance from what is tested against, in standard deviations of a seed.</param>
    /// <param name="alpha">Level of the test.</param>
    public static int? OfMean(double gap, double alpha) => Least(2, n => PowerOfT(Math.Abs(gap), n, alpha / 2));

    /// <summary>Of a test of equivalence; null also where the estimate lies outside the margin.</summary>
    /// <param name="below">From the lower margin to the estimate, in standard deviations of a seed.</param>
    /// <param name="above">From the estimate to the upper margin.</param>
    /// <param name="alpha">Level of the test.</param>
    public static int? OfEquivalence(double below, double above, double alpha) => below <= 0 || above <= 0
        ? null
        : Least(2, n => PowerOfT(below, n, alpha) + PowerOfT(above, n, alpha) - 1);

    /// <summary>Of an exact binomial test; the true share is taken a little nearer to one half than measured (Laplace's rule).</summary>
    /// <param name="successes">Measured.</param>
    /// <param name="trials">Measured; 0 for none yet, then every further trial is taken to succeed.</param>
    /// <param name="probability">What is tested against.</param>
    /// <param name="alpha">Level of the test.</param>
    public static int? OfShare(double successes, int trials, double probability, double alpha)
    {
        if (trials == 0) return Least(1, n => BinomialTest.P(n, n, probability) <= alpha ? 1 : 0);
        var truth = (successes + 1) / (trials + 2);
        return Least(1, n => Enumerable.Range(0, n + 1)
            .Where(k => truth > probability == k > probability * n && BinomialTest.P(k, n, probability) <= alpha)
            .Sum(k => Binomial.PMF(truth, n, k)));
    }

    /// <summary>Of the sign test on seeds that are all alike.</summary>
    /// <param name="alpha">Level of the test.</param>
    public static int? OfSigns(double alpha) => Least(1, n => BinomialTest.PAllAlike(n) <= alpha ? 1 : 0);

    private static double PowerOfT(double gap, int n, double tail)
    {
        var (freedom, limit) = (n - 1.0, MeanInterval.Quantile(1 - (2 * tail), n - 1));
        return 1 - Normal.CDF(0, 1, ((limit * (1 - (1 / (4 * freedom)))) - (gap * Math.Sqrt(n)))
            / Math.Sqrt(1 + (limit * limit / (2 * freedom))));
    }

    private static int? Least(int from, Func<int, double> power)
    {
        var n = from;
        while (n <= Most && power(n) < Power) n += 1 + (n / 50);
        return n <= Most ? n : null;
    }
}
