using RLCollapse.Common;
using RLCollapse.Runs;
using static TorchSharp.torch;

namespace RLCollapse.Rl;

/// <summary>What every algorithm does in a step, whatever it learns from: the KL is measured, the batch learned from, β adapted.</summary>
public abstract class PenalizedLearner : ILearner
{
    private protected PenalizedLearner(RlOptions options, MinibatchUpdate minibatches) =>
        (Penalty, Minibatches) = (new KlPenalty(options), minibatches);

    private protected KlPenalty Penalty { get; }

    private protected MinibatchUpdate Minibatches { get; }

    /// <inheritdoc/>
    public void Update(RolloutBatch sampled, RolloutBatch? batch, int step, Seed seed, MetricsRecord record)
    {
        using var scope = NewDisposeScope();
        Penalty.Measure(sampled, step, record);
        if (batch is not null) Learn(batch, step, seed, record);
        Penalty.Adapt();
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        Penalty.Save(writer);
        Minibatches.Save(writer);
    }

    /// <inheritdoc/>
    public void Load(BinaryReader reader)
    {
        Penalty.Load(reader);
        Minibatches.Load(reader);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Minibatches.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected abstract void Learn(RolloutBatch batch, int step, Seed seed, MetricsRecord record);
}
