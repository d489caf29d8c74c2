using TorchSharp;

namespace RLCollapse.Rl.Algorithms;

/// <summary>
/// REINFORCE with a leave-one-out baseline (Kool et al. 2019; Ahmadian et al. 2024, arXiv 2402.14740): with S_i the summed
/// rewards of response i,  A_i = S_i − mean_{j≠i} S_j  at each of its tokens: unbiased, unscaled, no critic.
/// </summary>
/// <remarks>
/// Deviation: the paper's gradient is A·∇log p; here the clipped surrogate is used, which has that very gradient at a
/// batch's first update and corrects for the policy's drift at later ones.
/// </remarks>
/// <param name="options">Group size.</param>
public sealed class Rloo(RlOptions options) : IAdvantageEstimator
{
    /// <summary>In the list of algorithms.</summary>
    public static RlAlgorithm Algorithm { get; } =
        RlAlgorithm.PolicyGradient(RlAlgorithm.Rloo, "RLOO", options => new Rloo(options)) with
        {
            ComparesGroupsBy = _ => "algorithm",
            HasClosedForm = _ => true,
            IdleOptions = ["value", "grpo", "reinforcePlusPlus", "expertIteration", "advantages.whiten", "advantages.gaeLambda"],
        };

    /// <inheritdoc/>
    public bool HasCritic => false;

    /// <inheritdoc/>
    public UpdateTargets Estimate(RolloutBatch batch, torch.Tensor rewards_BR) =>
        UpdateTargets.OfSequences(GroupAdvantages.LeaveOneOut(rewards_BR.sum(-1), options.Sampling.SamplesPerPrompt), batch.Tokens.Mask_BR);
}
