using RLCollapse.Objectives;
using TorchSharp;

namespace RLCollapse.Rl.Algorithms;

/// <summary>
/// Proximal policy optimization on language-model responses (Schulman et al. 2017, arXiv 1707.06347; Ziegler et al. 2019,
/// arXiv 1909.08593):  A, R = GAE(r, V) of every token's reward r;  A whitened over the batch's valid tokens;
/// loss = Σ w·(clipped surrogate + c_v·value loss).
/// </summary>
/// <remarks>
/// Deviations: one trunk serves policy and critic, with a head each; old values, and old log-probabilities of the CPU runtime, are the
/// sampler's own, so no second forward pass is made; the guard drops the rest of a step's minibatches when the policy has moved too far.
/// </remarks>
/// <param name="options">γ, λ and whether to whiten.</param>
public sealed class Ppo(RlOptions options) : IAdvantageEstimator
{
    /// <summary>In the list of algorithms.</summary>
    public static RlAlgorithm Algorithm { get; } =
        RlAlgorithm.PolicyGradient(RlAlgorithm.Ppo, "PPO", options => new Ppo(options)) with
        {
            HasClosedForm = _ => true,
            IdleOptions = ["grpo", "reinforcePlusPlus", "expertIteration"],
        };

    /// <inheritdoc/>
    public bool HasCritic => true;

    /// <inheritdoc/>
    public UpdateTargets Estimate(RolloutBatch batch, torch.Tensor rewards_BR)
    {
        var (advantages, returns) = Gae.Compute(rewards_BR, batch.OldValues_BR, batch.Tokens.Mask_BR, options.Advantages.Gamma,
            options.Advantages.GaeLambda);
        return new(options.Advantages.Whiten ? MaskedMath.Whiten(advantages, batch.LossMask_BR) : advantages, returns);
    }
}
