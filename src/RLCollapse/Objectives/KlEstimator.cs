using RLCollapse.Kernels;
using static TorchSharp.torch;

namespace RLCollapse.Objectives;

/// <summary>
/// Estimators of KL(policy ‖ base) at a sampled token (Schulman, "Approximating KL divergence", 2020), with
/// log r = log p_base − log p_policy: k1 = −log r, k2 = (log r)²/2, k3 = r − 1 − log r, exact = Σ_v p_policy·(log p_policy − log p_base).
/// </summary>
/// <remarks>
/// As a loss: the gradient of k1 is 0 in expectation, that of k2 is the KL's when on policy, that of k3 is the forward
/// KL's, and only <c>exact</c> gives the KL's own gradient at the states that were visited.
/// </remarks>
public static class KlEstimator
{
    /// <summary>k1, k2 or k3 of each token.</summary>
    /// <param name="logProbs">log p_policy of the sampled tokens, any shape.</param>
    /// <param name="baseLogProbs">log p_base of the same tokens.</param>
    /// <param name="kind">One of the three.</param>
    public static Tensor OfTokens(Tensor logProbs, Tensor baseLogProbs, KlEstimatorKind kind)
    {
        var logRatio = baseLogProbs - logProbs;
        return kind switch
        {
            KlEstimatorKind.K1 => -logRatio,
            KlEstimatorKind.K2 => logRatio.Squared().Times(0.5),
            KlEstimatorKind.K3 => logRatio.exp().Minus(1) - logRatio,
            _ => throw new ArgumentException($"The estimator '{kind}' needs whole distributions: use {nameof(Exact)}.", nameof(kind)),
        };
    }

    /// <summary>The KL divergence of two next-token distributions.</summary>
    /// <remarks>
    /// Its slope is taken as p·(log p/q − KL), whose sum over the vocabulary is 0, and not as p·(1 + log p/q), which gives the same
    /// gradient only after Σ p has been subtracted: of equal distributions the first is 0, the second a rounding error.
    /// </remarks>
    /// <param name="logProbs">log p_policy, (…, V), normalized.</param>
    /// <param name="baseLogProbs">log p_base, (…, V).</param>
    /// <returns>(…), in nats.</returns>
    public static Tensor Exact(Tensor logProbs, Tensor baseLogProbs)
    {
        var held = logProbs.detach();
        var (probabilities, logRatio) = (held.exp(), held - baseLogProbs);
        var divergence = (probabilities * logRatio).sum(-1, keepdim: true);
        return divergence.Plus((probabilities * (logRatio - divergence) * (logProbs - held)).sum(-1, keepdim: true)).squeeze(-1);
    }
}
