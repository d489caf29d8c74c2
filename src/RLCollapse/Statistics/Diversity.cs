namespace RLCollapse.Statistics;

/// <summary>How evenly mass is spread.</summary>
public static class Diversity
{
    /// <summary>Shannon entropy −Σ p·ln p in nats, with 0·ln 0 = 0.</summary>
    /// <param name="masses">Non-negative; sum 1.</param>
    public static double Entropy(IEnumerable<double> masses) => -masses.Where(p => p > 0).Sum(p => p * Math.Log(p));

    /// <summary>e^entropy: how many equally likely outcomes have the same entropy.</summary>
    /// <param name="masses">Non-negative; sum 1.</param>
    public static double EffectiveNumber(IEnumerable<double> masses) => Math.Exp(Entropy(masses));
}
