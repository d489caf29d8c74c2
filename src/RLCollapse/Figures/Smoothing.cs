namespace RLCollapse.Figures;

/// <summary>Smooths noisy curves.</summary>
public static class Smoothing
{
    /// <summary>Mean over a window centred on each point; near the ends the window shrinks on both sides alike, so that the ends are not pulled.</summary>
    /// <param name="values">The curve.</param>
    /// <param name="halfWidth">Points on either side, at least 0.</param>
    public static double[] CentredMean(IReadOnlyList<double> values, int halfWidth)
    {
        var smooth = new double[values.Count];
        for (var i = 0; i < smooth.Length; i++)
        {
            var reach = Math.Min(halfWidth, Math.Min(i, smooth.Length - 1 - i));
            var sum = 0.0;
            for (var j = i - reach; j <= i + reach; j++) sum += values[j];
            smooth[i] = sum / ((2 * reach) + 1);
        }

        return smooth;
    }

    /// <summary>A half width that leaves the shape of a curve of <paramref name="count"/> points: one in thirty, at least 1.</summary>
    public static int HalfWidthFor(int count) => Math.Max(1, count / 30);
}
