using RLCollapse.Common;
using RLCollapse.Model;
using RLCollapse.Objectives;
using RLCollapse.Runs;

namespace RLCollapse.Rl;

/// <summary>
/// The common course of PPO, GRPO, RLOO and REINFORCE++: rewards less the KL penalty → advantages → minibatches of the clipped surrogate.
/// </summary>
public sealed class PolicyGradient : PenalizedLearner
{
    private readonly IAdvantageEstimator _estimator;

    /// <param name="estimator">The algorithm.</param>
    /// <param name="policy">Learns; its weights change in place.</param>
    /// <param name="reference">The frozen base.</param>
    /// <param name="options">All of <c>rl</c>.</param>
    /// <param name="totalSteps">Steps of the whole run, for the learning-rate schedule.</param>
    /// <param name="observer">Hears of stopped updates.</param>
    public PolicyGradient(
        IAdvantageEstimator estimator, Policy policy, Policy reference, RlOptions options, int totalSteps, IRunObserver observer)
        : base(options, new MinibatchUpdate(policy, reference, options, totalSteps,
            PolicyObjective.Clipped(options.Clip.Ratio, options.Clip.High), estimator.HasCritic, observer)) => _estimator = estimator;

    private protected override void Learn(RolloutBatch batch, int step, Seed seed, MetricsRecord record)
    {
        var targets = _estimator.Estimate(batch, Penalty.Penalized(batch));
        if (targets.Returns_BR is { } returns)
            record["explained_variance"] = ValueLoss.ExplainedVariance(batch.OldValues_BR, returns, batch.LossMask_BR);
        Minibatches.Run(batch, targets, Penalty.LossCoefficient, step, seed, record);
    }
}
