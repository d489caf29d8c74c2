using System.Globalization;
using MathNet.Numerics.Statistics;
using RLCollapse.Analysis.Metrics;
using RLCollapse.Analysis.Results;
using ScottPlot;

namespace RLCollapse.Analysis.Plotting.Sweeps;

/// <summary>
/// What runs had left of the formats that a collapse cost, against what they end with: on the diagonal nothing came back.
/// </summary>
public static class RegainedFigure
{
    private const string GoesOn = "RL as before";

    /// <summary>The figure; none where no run changes its KL coefficient or has a stage of another kind, nor of a single point.</summary>
    public static IEnumerable<SweepFigure> Build(SweepData sweep)
    {
        if (sweep.Runs.All(run => Changes(run.Data).Count == 0)) return [];
        var points = Points(sweep);
        if (points.Count < 2) return [];
        var groups = points.GroupBy(point => point.Stage).ToList();
        var looks = GroupLooks.For(groups.Count);
        var low = Math.Floor(points.Min(point => Math.Min(point.Least, point.Last)));
        var panel = new Panel(string.Empty, "least mass that the lost formats had (logarithmic)", "their mass at the end (logarithmic)",
            800, 460);
        panel.SetX(low, 0);
        panel.Plot.Axes.Bottom.TickGenerator = Panel.LogTicks(low, 0);
        panel.SetLogY(low, 0.1, 0);
        double[] ends = [low, 0];
        panel.Plot.Add.ScatterLine(ends, ends, Palette.Muted).LinePattern = LinePattern.Dotted;
        panel.Plot.Add.HorizontalLine(points.Average(point => point.First), 1, Palette.Muted, LinePattern.DenselyDashed);
        for (var g = 0; g < groups.Count; g++)
        {
            var dots = panel.Plot.Add.ScatterPoints(groups[g].Select(p => p.Least).ToArray(), groups[g].Select(p => p.Last)
                .ToArray(), looks[g].Color.WithAlpha(0.75));
            dots.MarkerShape = looks[g].Marker;
            dots.MarkerSize = 8;
        }

        var caption = $"a symbol per run that collapsed ({points.Count}) · dotted: nothing came back · "
            + "dashes: mean mass of these formats before RL";
        return [new("regained", new(Finding(groups), [.. groups.Zip(looks, (group, look) => (group.Key, look))], caption, 800), [panel],
            1)];
    }

    private static List<Point> Points(SweepData sweep)
    {
        var (first, least, last) = (RunMetric.Parse($"{LostMass.LogKey}@first"), RunMetric.Parse($"{LostMass.LogKey}@min"),
            RunMetric.Parse($"{LostMass.LogKey}@last"));
        return
        [
            .. sweep.Runs
                .Select(run => new Point(
                    Changes(run.Data) is { Count: > 0 } changes ? string.Join(", ", changes.Select(span => span.Text)) : GoesOn,
                    first.Of(run.Data), least.Of(run.Data), last.Of(run.Data)))
                .Where(point => double.IsFinite(point.Least) && double.IsFinite(point.Last)),
        ];
    }

    private static IReadOnlyList<StageSpan> Changes(RunData run) => [.. run.Timeline.Marks.Where(span => !span.GoesOn)];

    private static string Finding(IEnumerable<IGrouping<string, Point>> groups)
    {
        var medians = groups.Select(group => (group.Key, Mass: Math.Pow(10, group.Select(point => point.Last).Median())))
            .OrderByDescending(group => group.Mass);
        return "The lost formats end with a median mass of "
            + $"{Outcomes.Listed([.. medians.Select(group => $"{Mass(group.Mass)} ({group.Key})")])}";
    }

    private static string Mass(double mass) => mass >= 0.001 ? NumberText.Share(mass) : mass.ToString("G1", CultureInfo.InvariantCulture);

    private sealed record Point(string Stage, double First, double Least, double Last);
}
