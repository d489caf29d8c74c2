using MathNet.Numerics.Distributions;

namespace RLCollapse.Statistics;

/// <summary>The exact test of a proportion (Clopper and Pearson 1934): with a proportion of one half, the sign test.</summary>
public static class BinomialTest
{
    /// <summary>Two-sided p of the hypothesis that each trial succeeds with a probability: twice the smaller tail, at most 1.</summary>
    /// <param name="successes">0 … trials.</param>
    /// <param name="trials">At least 1.</param>
    /// <param name="probability">In [0, 1].</param>
    public static double P(int successes, int trials, double probability)
    {
        var atMost = successes == trials ? 1 : Binomial.CDF(probability, trials, successes);
        var atLeast = successes == 0 ? 1 : 1 - Binomial.CDF(probability, trials, successes - 1);
        if (probability == 0.5) atLeast = Binomial.CDF(0.5, trials, trials - successes); // the same, without cancellation
        return Math.Min(1, 2 * Math.Min(atMost, atLeast));
    }

    /// <summary>Two-sided p of so many signs that are all alike: 2^(1 − n).</summary>
    /// <param name="signs">At least 1.</param>
    public static double PAllAlike(int signs) => Math.Pow(2, 1 - signs);
}
