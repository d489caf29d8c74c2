using RLCollapse.Analysis.Metrics;
using RLCollapse.Analysis.Results;
using ScottPlot;

namespace RLCollapse.Analysis.Plotting.Sweeps;

/// <summary>Final masses as the two theory lines predict them from the base, against those that were measured.</summary>
public static class TheoryFigure
{
    private static readonly (string Name, string Key)[] Theories =
        [("format-only: chooses formats, not answers", "theory_format_only"), ("full: also selects right answers", "theory_full")];

    /// <summary>The figure; none where no run has theory values (they need a fixed KL coefficient above 0).</summary>
    public static IEnumerable<SweepFigure> Build(SweepData sweep)
    {
        var palette = new Palette(sweep.Formats);
        var points = Theories.Select(theory => Points(sweep, theory.Key)).ToList();
        if (points.Any(list => list.Count == 0)) return [];
        var panels = Theories.Zip(points, (theory, list) => Panel(theory.Name, list, palette)).ToList();
        var errors = points.ConvertAll(list => list.Average(point => Math.Abs(point.Predicted - point.Measured)));
        var nearer = errors[0] <= errors[1] ? 0 : 1;
        var runs = points[0].Select(point => point.Run).Distinct().Count();
        var finding = $"The {(nearer == 0 ? "format-only" : "full")} theory is nearer: mean absolute error of a format's final mass "
            + $"{NumberText.Share(errors[nearer])} against {NumberText.Share(errors[1 - nearer])}";
        var legend = sweep.Formats.Select(name => (name, palette[name])).ToList();
        return [new("theory", new(finding, legend,
            $"a symbol per format and run ({runs} runs, β > 0) · on the diagonal theory and measurement agree", 1000), panels, 2)];
    }

    private static List<Point> Points(SweepData sweep, string theory) =>
    [
        .. from run in sweep.Runs
           where run.Data.Timeline.IsOneRl // what is predicted is where RL from the base comes to rest
           from format in run.Data.Formats
           let point = new Point(run.Name, format, RunMetric.Parse($"{theory}/{format}@first")
               .Of(run.Data), RunMetric.Parse($"format_mass/{format}@last").Of(run.Data))
           where double.IsFinite(point.Predicted) && double.IsFinite(point.Measured)
           select point,
    ];

    private static Panel Panel(string title, IReadOnlyList<Point> points, Palette palette)
    {
        var panel = new Panel(title, "final mass predicted", "final mass measured", 500, 440);
        panel.SetX(0, 1);
        panel.SetY(-0.03, 1.05, 1);
        double[] ends = [0, 1];
        var diagonal = panel.Plot.Add.ScatterLine(ends, ends, Palette.Muted);
        diagonal.LinePattern = LinePattern.Dotted;
        foreach (var format in points.GroupBy(point => point.Format))
        {
            var look = palette[format.Key];
            var dots = panel.Plot.Add.ScatterPoints(format.Select(p => p.Predicted).ToArray(), format.Select(p => p.Measured)
                .ToArray(), look.Color.WithAlpha(0.75));
            dots.MarkerShape = look.Marker;
            dots.MarkerSize = 7;
        }

        return panel;
    }

    private sealed record Point(string Run, string Format, double Predicted, double Measured);
}
