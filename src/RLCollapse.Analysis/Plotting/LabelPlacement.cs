namespace RLCollapse.Analysis.Plotting;

/// <summary>Keeps labels from overlapping.</summary>
public static class LabelPlacement
{
    /// <summary>Moves labels apart along a line by as little as needed, in the sense of least squares, keeping their order.</summary>
    /// <param name="wanted">Where each label would like its middle to be.</param>
    /// <param name="gap">Least distance between two middles.</param>
    /// <param name="low">Smallest allowed middle.</param>
    /// <param name="high">Largest allowed middle; where the labels do not fit, the gap shrinks.</param>
    /// <returns>A middle for each label, in the given order.</returns>
    public static double[] Spread(IReadOnlyList<double> wanted, double gap, double low, double high)
    {
        var count = wanted.Count;
        if (count == 0) return [];
        if (count > 1) gap = Math.Min(gap, (high - low) / (count - 1));
        var order = Enumerable.Range(0, count).OrderBy(i => wanted[i]).ThenBy(i => i).ToArray();

        // With place i shifted by i gaps, "in order and a gap apart" is "not falling": isotonic regression by pooling.
        var pools = new List<(double Mean, int Size)>();
        for (var i = 0; i < count; i++)
        {
            var pool = (Mean: Math.Clamp(wanted[order[i]], low, high) - (i * gap), Size: 1);
            while (pools.Count > 0 && pools[^1].Mean >= pool.Mean)
            {
                var before = pools[^1];
                pools.RemoveAt(pools.Count - 1);
                pool = (((before.Mean * before.Size) + (pool.Mean * pool.Size)) / (before.Size + pool.Size), before.Size + pool.Size);
            }

            pools.Add(pool);
        }

        var placed = new double[count];
        var index = 0;
        foreach (var (mean, size) in pools)
        {
            for (var k = 0; k < size; k++, index++)
                placed[order[index]] = Math.Clamp(mean, low, Math.Max(low, high - ((count - 1) * gap))) + (index * gap);
        }

        return placed;
    }
}
