namespace RLCollapse.Analysis.Plotting;

/// <summary>Smooths noisy curves.</summary>
public static class Smoothing
{
    /// <summary>
    /// Mean over a window centered on each point. At the start, where curves are steep, the window shrinks on both sides alike;
    /// at the end, where they are noisy, it is cut off on one side.
    /// </summary>
    /// <param name="values">The curve.</param>
    /// <param name="halfWidth">Points on either side, at least 0.</param>
    public static double[] CenteredMean(IReadOnlyList<double> values, int halfWidth)
    {
        var smooth = new double[values.Count];
        for (var i = 0; i < smooth.Length; i++)
        {
            var reach = Math.Min(halfWidth, i);
            var (from, to) = (i - reach, Math.Min(smooth.Length - 1, i + reach));
            var sum = 0.0;
            for (var j = from; j <= to; j++) sum += values[j];
            smooth[i] = sum / (to - from + 1);
        }

        return smooth;
    }

    /// <summary>A half width that leaves the shape of a curve of <paramref name="count"/> points: one in thirty, at least 2.</summary>
    public static int HalfWidthFor(int count) => Math.Max(2, count / 30);
}
