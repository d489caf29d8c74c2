using TorchSharp;

namespace RLCollapse.Rl.Algorithms;

/// <summary>
/// Group-relative policy optimization (Shao et al. 2024, arXiv 2402.03300): with R_i the task reward of response i and K_i
/// the penalty that was placed in its rewards, A_i = (R_i − mean_group R) / (std_group R + ε) − (K_i − mean_group K) at each
/// of its tokens; clipped surrogate, no critic.
/// </summary>
/// <remarks>
/// Variants by options alone. Dr. GRPO (Liu et al. 2025, arXiv 2503.20783): <c>rl.grpo.std=none</c> and
/// <c>rl.lossAggregation=constant</c>. DAPO (Yu et al. 2025, arXiv 2503.14476): <c>rl.clip.ratioHigh=0.28</c>,
/// <c>rl.lossAggregation=token-mean</c>, <c>rl.sampling.dynamicSamplingRounds</c> above 0. The paper's own loss is
/// <c>rl.lossAggregation=sequence-mean</c> with <c>rl.kl.estimator=k3</c> and <c>rl.kl.placement=loss</c>.
/// Deviation: where others scale S = R − K as one (verl does), the penalty is centered here but not divided by the group's std.
/// In a group with equal task rewards, S varies only by β·k1: its own std would cancel β and turn the noise of k1 into
/// advantages as large as those of right and wrong, at any β above 0.
/// </remarks>
/// <param name="options">Group size, std and ε.</param>
public sealed class Grpo(RlOptions options) : IAdvantageEstimator
{
    /// <summary>In the list of algorithms.</summary>
    public static RlAlgorithm Algorithm { get; } = RlAlgorithm.PolicyGradient(RlAlgorithm.Grpo, "GRPO", options => new Grpo(options)) with
    {
        ComparesGroupsBy = _ => "algorithm",
        IdleOptions = ["value", "reinforcePlusPlus", "expertIteration", "advantages.whiten", "advantages.gaeLambda"],
        HasClosedForm = options => options.Grpo.Std == GroupStd.None, // the std divides the reward and not the penalty
    };

    /// <inheritdoc/>
    public bool HasCritic => false;

    /// <inheritdoc/>
    public UpdateTargets Estimate(RolloutBatch batch, torch.Tensor rewards_BR)
    {
        var (groupSize, scaling) = (options.Sampling.SamplesPerPrompt, options.Grpo);
        var tasks_B = GroupAdvantages.Standardized(batch.Rewards_BR.sum(-1), groupSize, scaling.Std, scaling.Epsilon);
        var penalties_B = GroupAdvantages.Centered((batch.Rewards_BR - rewards_BR).sum(-1), groupSize);
        return UpdateTargets.OfSequences(tasks_B - penalties_B, batch.Tokens.Mask_BR);
    }
}
