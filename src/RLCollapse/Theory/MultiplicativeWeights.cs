namespace RLCollapse.Theory;

/// <summary>
/// Weights that fall with what each already gets, λ_u ∝ λ_u·e^{−η·x_u} (multiplicative weights; Arora, Hazan and Kale 2012): against a
/// policy that answers them they come to those of the worst off.
/// </summary>
public static class MultiplicativeWeights
{
    /// <summary>The weights after a round.</summary>
    /// <param name="weights">λ &gt; 0, sum 1.</param>
    /// <param name="received">x: what each got in the round.</param>
    /// <param name="rate">η &gt; 0.</param>
    public static double[] Next(IReadOnlyList<double> weights, IReadOnlyList<double> received, double rate)
    {
        var least = received.Min();
        double[] next = [.. weights.Zip(received, (weight, value) => weight * Math.Exp(-rate * (value - least)))];
        var sum = next.Sum();
        return [.. next.Select(weight => weight / sum)];
    }
}
