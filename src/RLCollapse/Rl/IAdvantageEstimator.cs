using TorchSharp;

namespace RLCollapse.Rl;

/// <summary>What tells one policy-gradient algorithm from another: how rewards become advantages.</summary>
public interface IAdvantageEstimator
{
    /// <summary>Whether the value head is trained.</summary>
    bool HasCritic { get; }

    /// <summary>Advantages, and with a critic returns, of every response token.</summary>
    /// <param name="batch">A step's rollouts, a prompt's samples together.</param>
    /// <param name="rewards_BR">Reward of each token, a KL penalty in the reward included; 0 at padding.</param>
    UpdateTargets Estimate(RolloutBatch batch, torch.Tensor rewards_BR);
}
