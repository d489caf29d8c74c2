using RLCollapse.Analysis.Results;
using RLCollapse.Statistics;
using ScottPlot;

namespace RLCollapse.Analysis.Plotting.Sweeps;

/// <summary>
/// A curve of each seed, drawn thin, under their mean where the ends have a <see cref="Center"/>; the mean has a band where it is the only
/// one.
/// </summary>
public static class SeedCurves
{
    /// <summary>Draws metrics over the epochs: every band under every seed's curve, and those under the means.</summary>
    /// <param name="plot">Where.</param>
    /// <param name="arm">The seeds.</param>
    /// <param name="metrics">The metrics; each is measured in some run.</param>
    /// <param name="most">Largest value there can be; bands are cut off there, and at 0.</param>
    /// <param name="hasMeans">Whether seeds whose ends have a centre have a mean.</param>
    public static void Draw(Plot plot, SweepArm arm, IReadOnlyList<MetricCurve> metrics, double most, bool hasMeans)
    {
        var drawn = metrics.Select(metric =>
        {
            var seeds = metric.Of(arm);
            return (metric.Look.Color, Seeds: seeds, Mean: hasMeans && Center.Of([.. seeds.Select(seed => seed.Last)], most) is not null
                ? Shared(seeds)
                : []);
        }).ToList();
        if (drawn is [(var only, { Count: > 1 }, { Count: > 0 } centre)])
        {
            var band = plot.Add.FillY(Xs(centre), [.. centre.Select(p => Math.Max(0, p.Y.Low))],
                [.. centre.Select(p => Math.Min(most, p.Y.High))]);
            (band.FillColor, band.LineWidth) = (only.WithAlpha(0.15), 0);
        }

        foreach (var (color, seeds, mean) in drawn)
        {
            foreach (var seed in seeds) plot.Add.ScatterLine(seed.Xs, seed.Ys, color.WithAlpha(mean.Count > 0 ? 0.5 : 0.85)).LineWidth = 1;
        }

        foreach (var (color, _, mean) in drawn.Where(metric => metric.Mean.Count > 0))
            plot.Add.ScatterLine(Xs(mean), [.. mean.Select(p => p.Y.Mean)], color).LineWidth = 2.5f;
    }

    /// <summary>Mean and interval at each epoch at which every curve has a point.</summary>
    public static IReadOnlyList<(double X, MeanInterval Y)> Shared(IReadOnlyList<Series> curves)
    {
        if (curves.Count == 0) return [];
        var points = curves.Select(curve => curve.Xs.Zip(curve.Ys).GroupBy(p => p.First).ToDictionary(g => g.Key, g => g.Last().Second))
            .ToList();
        return [.. points[0].Keys.Where(x => points.All(curve => curve.ContainsKey(x))).Order()
            .Select(x => (x, MeanInterval.Of([.. points.Select(curve => curve[x])])))];
    }

    private static double[] Xs(IReadOnlyList<(double X, MeanInterval Y)> points) => [.. points.Select(point => point.X)];
}
