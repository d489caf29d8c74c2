using RLCollapse.Common;
using RLCollapse.Runs;

namespace RLCollapse.Rl;

/// <summary>
/// A learning rule: turns a step's rollouts into updates of the policy. Its state, optimizer included, goes into the checkpoint.
/// </summary>
public interface ILearner : IDisposable
{
    /// <summary>Learns from one step's rollouts.</summary>
    /// <param name="sampled">The step's own rollouts, from the policy as it stands: the KL is measured on them, whatever is
    /// learned.</param>
    /// <param name="batch">What is learned from: the same, or what dynamic sampling made of them; null when it left nothing.</param>
    /// <param name="step">Number of the step, from 0.</param>
    /// <param name="seed">Of the order of minibatches.</param>
    /// <param name="record">Gets the update's numbers.</param>
    void Update(RolloutBatch sampled, RolloutBatch? batch, int step, Seed seed, MetricsRecord record);

    /// <summary>Writes everything that the next update depends on, the policy's weights apart.</summary>
    void Save(BinaryWriter writer);

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    void Load(BinaryReader reader);
}
