using RLCollapse.Analysis.Metrics;
using RLCollapse.Analysis.Results;
using ScottPlot;

namespace RLCollapse.Analysis.Plotting.Sweeps;

/// <summary>
/// How much sharper than its base each run has become, against 1 + α/β, which the slope α of its reward model predicts: on the diagonal
/// both agree.
/// </summary>
public static class TypicalityFigure
{
    private const double Near = 0.15;
    private static readonly RunMetric Predicted = RunMetric.Parse("typicality/predicted");
    private static readonly RunMetric Measured = RunMetric.Parse("typicality/slope");

    /// <summary>The figure; none where nothing was predicted, as without a learned reward.</summary>
    public static IEnumerable<SweepFigure> Build(SweepData sweep)
    {
        var points = Points(sweep);
        if (points.Count == 0) return [];
        var groups = points.GroupBy(point => point.Arm).ToList();
        if (groups.Count > GroupLooks.Several.Count) groups = [.. points.GroupBy(point => $"β = {NumberText.Short(point.Beta)}")];
        var looks = GroupLooks.For(groups.Count);
        var ends = points.SelectMany(point => new[] { point.Predicted, point.Measured }).Append(1).ToList();
        var panel = Empty(Math.Min(0.8, ends.Min() - 0.1), 1.04 * ends.Max());
        for (var g = 0; g < groups.Count; g++)
        {
            var dots = panel.Plot.Add.ScatterPoints(
                groups[g].Select(point => point.Predicted).ToArray(), groups[g].Select(point => point.Measured).ToArray(),
                looks[g].Color.WithAlpha(0.75));
            (dots.MarkerShape, dots.MarkerSize) = (looks[g].Marker, 8);
        }

        var caption = $"a symbol per run ({points.Count}) · α: slope of the reward model's score on log π of the base, times its weight · "
            + $"dotted: measured as predicted, or as sharp as the base · grey: within {Near:0 %} of what is predicted";
        return [new("typicality", new(Finding(points), [.. groups.Zip(looks, (group, look) => (group.Key, look))
            .Where(entry => entry.Key.Length > 0)], caption, panel.Width), [panel], 1)];
    }

    private static List<Point> Points(SweepData sweep) =>
    [
        .. from arm in sweep.Arms
           let name = string.Join(", ", sweep.Varied.Select(axis => axis.Label(arm.Coordinates[axis.Name])))
           from run in arm.Runs
           let point = new Point(name, run.Data.KlCoefficient, Predicted.Of(run.Data), Measured.Of(run.Data))
           where double.IsFinite(point.Predicted) && double.IsFinite(point.Measured)
           select point,
    ];

    private static Panel Empty(double low, double high)
    {
        var panel = new Panel(string.Empty, "predicted: 1 + α/β", "slope of log π at the end on log π of the base", 700, 540);
        panel.SetX(low, high);
        panel.SetY(low - (0.02 * (high - low)), high + (0.03 * (high - low)), high);
        double[] ends = [low, high], corners = low < 0 ? [low, 0, high] : ends;
        var band = panel.Plot.Add.FillY(corners, [.. corners.Select(x => x - (Near * Math.Abs(x)))],
            [.. corners.Select(x => x + (Near * Math.Abs(x)))]);
        (band.FillColor, band.LineWidth) = (Palette.Muted.WithAlpha(0.15), 0);
        panel.Plot.Add.ScatterLine(ends, ends, Palette.Muted).LinePattern = LinePattern.Dotted;
        panel.Plot.Add.HorizontalLine(1, 1, Palette.Muted, LinePattern.Dotted);
        return panel;
    }

    private static string Finding(IReadOnlyList<Point> points)
    {
        var near = points.Count(point => point.Error < Near);
        var told = $"The slope is within {Near:0 %} of 1 + α/β in {near} of {points.Count} runs";
        var arms = points.GroupBy(point => point.Arm).ToList();
        var (word, arm) = near < points.Count
            ? ("furthest off", arms.MaxBy(arm => arm.Average(point => point.Error))!)
            : ("steepest", arms.MaxBy(arm => arm.Average(point => point.Measured))!);
        var (measured, predicted) = (arm.Average(point => point.Measured), arm.Average(point => point.Predicted));
        var where = arms.Count > 1 ? $"{word} with {arm.Key}" : "on average";
        return $"{told}; {where}: {NumberText.Value(measured)} measured, {NumberText.Value(predicted)} predicted";
    }

    private sealed record Point(string Arm, double Beta, double Predicted, double Measured)
    {
        public double Error => Math.Abs((Measured / Predicted) - 1);
    }
}
