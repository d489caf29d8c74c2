namespace RLCollapse.Statistics;

/// <summary>The unbiased estimate of pass@k, 1 − C(n−c, k)/C(n, k) (Chen et al. 2021, arXiv 2107.03374), in log space.</summary>
public static class PassAtK
{
    /// <summary>Probability that at least one of k samples drawn without replacement from n is right.</summary>
    /// <param name="samples">n ≥ k.</param>
    /// <param name="correct">c, 0 … n.</param>
    /// <param name="k">k ≥ 1.</param>
    public static double Estimate(int samples, int correct, int k)
    {
        if (k < 1 || k > samples) throw new ArgumentOutOfRangeException(nameof(k), k, $"pass@k needs 1 ≤ k ≤ {samples} samples.");
        if (samples - correct < k) return 1;
        var logAllWrong = 0.0;
        for (var i = 0; i < k; i++) logAllWrong += Math.Log(samples - correct - i) - Math.Log(samples - i);
        return 1 - Math.Exp(logAllWrong);
    }
}
