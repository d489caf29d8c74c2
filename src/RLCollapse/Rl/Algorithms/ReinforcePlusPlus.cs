using RLCollapse.Objectives;
using static TorchSharp.torch;

namespace RLCollapse.Rl.Algorithms;

/// <summary>
/// REINFORCE++ (Hu et al. 2025, arXiv 2501.03262): rewards to go G_t = Σ_{s≥t} γ^{s−t}·r_s, less the mean of the group's
/// summed rewards in the paper's baseline variant;  A = G whitened over the valid tokens of the whole batch; clipped surrogate,
/// no critic.
/// </summary>
/// <remarks>
/// Deviation: whitening can be switched off, which makes it plain REINFORCE with the baseline. With γ below 1 the baseline stays
/// the mean of undiscounted sums, so early tokens of a long response stand below it even where all of a group earn alike.
/// </remarks>
/// <param name="options">γ, group size, baseline and whether to whiten.</param>
public sealed class ReinforcePlusPlus(RlOptions options) : IAdvantageEstimator
{
    /// <summary>In the list of algorithms.</summary>
    public static RlAlgorithm Algorithm { get; } =
        RlAlgorithm.PolicyGradient(RlAlgorithm.ReinforcePlusPlus, "REINFORCE++", options => new ReinforcePlusPlus(options)) with
    {
        ComparesGroupsBy = options => options.ReinforcePlusPlus.GroupBaseline ? "reinforcePlusPlus.groupBaseline" : null,
        HasClosedForm = _ => true,
        IdleOptions = ["value", "grpo", "expertIteration", "advantages.gaeLambda"],
    };

    /// <inheritdoc/>
    public bool HasCritic => false;

    /// <inheritdoc/>
    public UpdateTargets Estimate(RolloutBatch batch, Tensor rewards_BR)
    {
        var mask = batch.Tokens.Mask_BR;
        var (advantages, _) = Gae.Compute(rewards_BR, zeros_like(rewards_BR), mask, options.Advantages.Gamma, lambda: 1);
        if (options.ReinforcePlusPlus.GroupBaseline)
        {
            advantages = (advantages - GroupAdvantages.Means(rewards_BR.sum(-1), options.Sampling.SamplesPerPrompt).unsqueeze(1)) * mask;
        }

        return new(options.Advantages.Whiten ? MaskedMath.Whiten(advantages, batch.LossMask_BR) : advantages, null);
    }
}
