using RLCollapse.Config;
using RLCollapse.Model;
using RLCollapse.Runs;
using static TorchSharp.torch;

namespace RLCollapse.Learning;

/// <summary>The common course of PPO, GRPO, RLOO and REINFORCE++: rewards less the KL penalty → advantages → minibatches of the clipped surrogate.</summary>
public sealed class PolicyGradient : ILearner
{
    private readonly IAdvantageEstimator _estimator;
    private readonly KlPenalty _penalty;
    private readonly MinibatchUpdate _update;

    /// <param name="estimator">The algorithm.</param>
    /// <param name="policy">Learns; its weights change in place.</param>
    /// <param name="reference">The frozen base.</param>
    /// <param name="options">All of <c>rl</c>.</param>
    /// <param name="totalSteps">Steps of the whole run, for the learning-rate schedule.</param>
    /// <param name="observer">Hears of stopped updates.</param>
    public PolicyGradient(IAdvantageEstimator estimator, Policy policy, Policy reference, RlOptions options, int totalSteps, IRunObserver observer)
    {
        _estimator = estimator;
        _penalty = new KlPenalty(options.Kl);
        _update = new MinibatchUpdate(policy, reference, options, totalSteps, PolicyObjective.Clipped(options), estimator.HasCritic, observer);
    }

    /// <inheritdoc/>
    public void Update(RolloutBatch sampled, RolloutBatch? batch, int step, Seed seed, MetricsRecord record)
    {
        using var scope = NewDisposeScope();
        _penalty.Measure(sampled, record);
        if (batch is not null) Learn(batch, step, seed, record);
        _penalty.Adapt();
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        _penalty.Save(writer);
        _update.Save(writer);
    }

    /// <inheritdoc/>
    public void Load(BinaryReader reader)
    {
        _penalty.Load(reader);
        _update.Load(reader);
    }

    /// <inheritdoc/>
    public void Dispose() => _update.Dispose();

    private void Learn(RolloutBatch batch, int step, Seed seed, MetricsRecord record)
    {
        var targets = _estimator.Estimate(batch, _penalty.Penalised(batch));
        if (targets.Returns_BR is { } returns) record["explained_variance"] = ValueLoss.ExplainedVariance(batch.OldValues_BR, returns, batch.LossMask_BR);
        _update.Run(batch, targets, _penalty.LossCoefficient, step, seed, record);
    }
}
