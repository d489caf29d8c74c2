using RLCollapse.Common;
using RLCollapse.Model;
using RLCollapse.Objectives;
using RLCollapse.Runs;

namespace RLCollapse.Rl;

/// <summary>
/// The common course of PPO, GRPO, RLOO and REINFORCE++: rewards less the KL penalty → advantages → minibatches of an objective.
/// </summary>
public sealed class PolicyGradient : PenalizedLearner
{
    private readonly IAdvantageEstimator _estimator;

    /// <param name="estimator">The algorithm.</param>
    /// <param name="objective">The policy's part of the loss.</param>
    /// <param name="context">What it works with.</param>
    public PolicyGradient(IAdvantageEstimator estimator, PolicyObjective objective, LearnerContext context)
        : base(context.Options, new MinibatchUpdate(context, objective, estimator.HasCritic)) => _estimator = estimator;

    private protected override void Learn(RolloutBatch batch, int step, Seed seed, MetricsRecord record)
    {
        var targets = _estimator.Estimate(batch, Penalty.Penalized(batch));
        if (targets.Returns_BR is { } returns)
            record["explained_variance"] = ValueLoss.ExplainedVariance(batch.OldValues_BR, returns, batch.LossMask_BR);
        Minibatches.Run(batch, targets, Penalty.LossCoefficient, step, seed, record);
    }
}
