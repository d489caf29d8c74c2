using RLCollapse.Kernels;
using static TorchSharp.torch;

namespace RLCollapse.Objectives;

/// <summary>
/// PPO's clipped surrogate (Schulman et al. 2017, arXiv 1707.06347): ρ = p_new / p_old,
/// loss = max(−A·ρ, −A·clip(ρ, 1 − ε, 1 + ε_high)); ε_high above ε is DAPO's clip-higher (arXiv 2503.14476).
/// </summary>
public static class PolicyLoss
{
    /// <summary>Loss of each token.</summary>
    /// <param name="logProbs_BR">log p_new, carries gradients.</param>
    /// <param name="oldLogProbs_BR">log p_old, as sampled.</param>
    /// <param name="advantages_BR">A.</param>
    /// <param name="clipRatio">ε.</param>
    /// <param name="clipRatioHigh">ε_high.</param>
    /// <returns>(B, R)</returns>
    public static Tensor Clipped(Tensor logProbs_BR, Tensor oldLogProbs_BR, Tensor advantages_BR, double clipRatio, double clipRatioHigh)
    {
        var ratio = (logProbs_BR - oldLogProbs_BR).exp();
        var unclipped = -advantages_BR * ratio;
        var clipped = -advantages_BR * ratio.Within(1 - clipRatio, 1 + clipRatioHigh);
        return maximum(unclipped, clipped);
    }

    /// <summary>1 at tokens whose ratio has left the range in the direction that the clip stops.</summary>
    /// <inheritdoc cref="Clipped"/>
    public static Tensor IsClipped(Tensor logProbs_BR, Tensor oldLogProbs_BR, Tensor advantages_BR, double clipRatio, double clipRatioHigh)
    {
        var ratio = (logProbs_BR - oldLogProbs_BR).exp();
        var above = ratio.Exceeds(1 + clipRatioHigh) & advantages_BR.Exceeds(0);
        var below = ratio.IsBelow(1 - clipRatio) & advantages_BR.IsBelow(0);
        return (above | below).to_type(float32);
    }
}
