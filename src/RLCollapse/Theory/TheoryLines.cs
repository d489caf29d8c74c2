namespace RLCollapse.Theory;

/// <summary>
/// Where a policy that maximizes E[reward] − β·KL(policy ‖ base) ends, by format, from the base's shares s and the
/// probability p that a response of the format is paid 1.
/// </summary>
public static class TheoryLines
{
    /// <summary>The policy can choose the format but not tell right responses from wrong ones: s*_f ∝ s_f · e^(p_f/β).</summary>
    /// <param name="shares">s, non-negative.</param>
    /// <param name="payoffs">p: mean reward of each format.</param>
    /// <param name="beta">β &gt; 0 in reward units per nat of sequence-level KL.</param>
    public static double[] FormatOnly(IReadOnlyList<double> shares, IReadOnlyList<double> payoffs, double beta)
    {
        var highest = payoffs.Max(); // factored out, so that a small β does not overflow
        return Normalized([.. shares.Zip(payoffs, (s, p) => s * Math.Exp((p - highest) / beta))]);
    }

    /// <summary>The policy can also select right responses: s*_f ∝ s_f · ((1 − p_f) + p_f·e^(1/β)).</summary>
    /// <param name="shares">s, non-negative.</param>
    /// <param name="payoffs">p in [0, 1].</param>
    /// <param name="beta">β &gt; 0 in units of the reward of a right answer per nat of sequence-level KL.</param>
    public static double[] Full(IReadOnlyList<double> shares, IReadOnlyList<double> payoffs, double beta) =>
        Normalized([.. shares.Zip(payoffs, (s, p) => s * (((1 - p) * Math.Exp(-1 / beta)) + p))]);

    private static double[] Normalized(double[] weights)
    {
        var sum = weights.Sum();
        return sum > 0 ? [.. weights.Select(w => w / sum)] : weights;
    }
}
