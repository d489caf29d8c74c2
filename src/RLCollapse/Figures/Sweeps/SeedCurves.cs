using ScottPlot;

namespace RLCollapse.Figures.Sweeps;

/// <summary>A curve of each seed, drawn thin, under their mean with its 95 % band.</summary>
public static class SeedCurves
{
    /// <summary>Draws a metric over the epochs.</summary>
    /// <param name="plot">Where.</param>
    /// <param name="arm">The seeds.</param>
    /// <param name="key">Key in <c>metrics.jsonl</c>.</param>
    /// <param name="color">Of all its parts.</param>
    /// <param name="low">Least value there can be; the band is cut off there.</param>
    /// <param name="high">Largest value there can be.</param>
    /// <returns>The mean curve.</returns>
    public static Series Draw(Plot plot, SweepArm arm, string key, Color color, double low, double high)
    {
        var curves = arm.Runs.Select(run => run.Data.Probes.Series("epoch", key)).Where(curve => curve.Count > 0).ToList();
        var intervals = Shared(curves);
        double[] xs = [.. intervals.Select(point => point.X)];
        if (curves.Count > 1)
        {
            var band = plot.Add.FillY(xs, [.. intervals.Select(p => Math.Max(low, p.Y.Low))], [.. intervals.Select(p => Math.Min(high, p.Y.High))]);
            band.FillColor = color.WithAlpha(0.18);
        }

        foreach (var curve in curves) plot.Add.ScatterLine(curve.Xs, curve.Ys, color.WithAlpha(0.55)).LineWidth = 1;
        var mean = new Series(xs, [.. intervals.Select(point => point.Y.Mean)]);
        plot.Add.ScatterLine(mean.Xs, mean.Ys, color).LineWidth = 2.5f;
        return mean;
    }

    /// <summary>Mean and interval at each epoch at which every curve has a point.</summary>
    public static IReadOnlyList<(double X, MeanInterval Y)> Shared(IReadOnlyList<Series> curves)
    {
        if (curves.Count == 0) return [];
        var points = curves.Select(curve => curve.Xs.Zip(curve.Ys).GroupBy(p => p.First).ToDictionary(g => g.Key, g => g.Last().Second)).ToList();
        return [.. points[0].Keys.Where(x => points.All(curve => curve.ContainsKey(x))).Order()
            .Select(x => (x, MeanInterval.Of([.. points.Select(curve => curve[x])])))];
    }
}
