using static TorchSharp.torch;

namespace RLCollapse.Objectives;

/// <summary>A function of each token's log-probability now, when it was sampled, and its advantage; all (B, R).</summary>
public delegate Tensor TokenFunction(Tensor logProbs_BR, Tensor oldLogProbs_BR, Tensor advantages_BR);

/// <summary>The policy's own part of a loss.</summary>
/// <param name="Loss">Loss of each token.</param>
/// <param name="IsClipped">1 where the loss stops the token's gradient; null where nothing is clipped.</param>
public sealed record PolicyObjective(TokenFunction Loss, TokenFunction? IsClipped)
{
    /// <summary>Log-likelihood, weighted by the advantage: −A·log p.</summary>
    public static PolicyObjective Likelihood { get; } = new((logProbs, _, advantages) => -advantages * logProbs, null);

    /// <summary>The clipped surrogate of <see cref="PolicyLoss"/>.</summary>
    /// <param name="clipRatio">ε.</param>
    /// <param name="clipRatioHigh">ε above 1.</param>
    public static PolicyObjective Clipped(double clipRatio, double clipRatioHigh) => new(
        (logProbs, old, advantages) => PolicyLoss.Clipped(logProbs, old, advantages, clipRatio, clipRatioHigh),
        (logProbs, old, advantages) => PolicyLoss.IsClipped(logProbs, old, advantages, clipRatio, clipRatioHigh));
}
