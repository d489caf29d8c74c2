using RLCollapse.Config;
using TorchSharp;

namespace RLCollapse.Learning.Algorithms;

/// <summary>
/// Group-relative policy optimisation (Shao et al. 2024, arXiv 2402.03300): with S_i the summed rewards of response i,
/// A_i = (S_i − mean_group S) / (std_group S + ε) at each of its tokens; clipped surrogate, no critic.
/// </summary>
/// <remarks>
/// Variants by options alone. Dr. GRPO (Liu et al. 2025, arXiv 2503.20783): <c>rl.grpo.std=none</c> and
/// <c>rl.lossAggregation=constant</c>. DAPO (Yu et al. 2025, arXiv 2503.14476): <c>rl.clipRatioHigh=0.28</c>,
/// <c>rl.lossAggregation=token-mean</c>, <c>rl.dynamicSamplingRounds</c> above 0. The paper's own loss is
/// <c>rl.lossAggregation=sequence-mean</c> with <c>rl.kl.estimator=k3</c> and <c>rl.kl.placement=loss</c>.
/// Deviation: with the penalty in the reward, S_i contains it, so it is centred and scaled like the rest.
/// </remarks>
/// <param name="options">Group size, std and ε.</param>
public sealed class Grpo(RlOptions options) : IAdvantageEstimator
{
    /// <inheritdoc/>
    public bool HasCritic => false;

    /// <inheritdoc/>
    public UpdateTargets Estimate(RolloutBatch batch, torch.Tensor rewards_BR)
    {
        var advantages_B = GroupAdvantages.Standardised(rewards_BR.sum(-1), options.SamplesPerPrompt, options.Grpo.Std, options.Grpo.Epsilon);
        return UpdateTargets.OfSequences(advantages_B, batch.Tokens.Mask_BR);
    }
}
