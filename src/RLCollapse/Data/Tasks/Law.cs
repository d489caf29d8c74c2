using RLCollapse.Common;

namespace RLCollapse.Data.Tasks;

/// <summary>Probabilities of a few things, and draws from them.</summary>
public static class Law
{
    /// <summary>Zipf's law (1949): probabilities of as many words, the n-th commonest with weight 1/n.</summary>
    public static double[] Zipf(int count) => Normalized([.. Enumerable.Range(1, count).Select(rank => 1.0 / rank)]);

    /// <summary>Weights that sum to 1.</summary>
    /// <param name="weights">Non-negative, one above 0.</param>
    public static double[] Normalized(double[] weights) => [.. weights.Select(weight => weight / weights.Sum())];

    /// <summary>Index of one, drawn by its probability; never of one of 0.</summary>
    public static int Draw(IReadOnlyList<double> law, SplitMix64 random)
    {
        var left = random.NextDouble();
        var last = 0;
        for (var i = 0; i < law.Count; i++)
        {
            if (law[i] == 0) continue;
            (last, left) = (i, left - law[i]);
            if (left < 0) break;
        }

        return last;
    }
}
