using RLCollapse.Common;

namespace RLCollapse.Stages;

/// <summary>
/// Which examples a step sees: epochs of fresh permutations, addressed by step alone, so that nothing need be kept in a checkpoint.
/// </summary>
/// <param name="count">Examples in the set.</param>
/// <param name="batchSize">Examples a step.</param>
/// <param name="seed">Of the permutations.</param>
public sealed class BatchOrder(int count, int batchSize, Seed seed)
{
    private readonly int[] _permutation = new int[count];
    private long _epoch = -1;

    /// <summary>Indices of the examples of one step.</summary>
    /// <param name="step">From 0.</param>
    public int[] Batch(long step)
    {
        var batch = new int[batchSize];
        for (var i = 0; i < batchSize; i++)
        {
            var position = (step * batchSize) + i;
            Permute(position / count);
            batch[i] = _permutation[position % count];
        }

        return batch;
    }

    private void Permute(long epoch)
    {
        if (epoch == _epoch) return;
        for (var i = 0; i < count; i++) _permutation[i] = i;
        seed.Derive(epoch).Generator().Shuffle<int>(_permutation);
        _epoch = epoch;
    }
}
