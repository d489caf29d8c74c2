using RLCollapse.Analysis.Forecasts;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace RLCollapse.Analysis.Plotting.Sweeps;

/// <summary>
/// The forecast collapse step against the measured one, both logarithmic; a row and a column of their own hold collapses that only one of
/// the two knows.
/// </summary>
internal static class ForecastSteps
{
    private const double Margin = 1.15;
    private const double LeastSpan = 4;

    /// <summary>Whether a run has a place: not where neither knows a collapse, no speed is known, or the base had collapsed.</summary>
    public static bool IsShown(ForecastOutcome run) =>
        run.MeasuredStep > 0 && !double.IsNaN(run.Step) && (double.IsFinite(run.Step) || double.IsFinite(run.MeasuredStep));

    /// <summary>Draws the runs.</summary>
    /// <param name="shown">Runs that have a place, one or more.</param>
    /// <param name="certain">Look of runs whose best-paid format is certain at the base.</param>
    /// <param name="uncertain">Look of the others.</param>
    public static Panel Draw(IReadOnlyList<ForecastOutcome> shown, Palette.Look certain, Palette.Look uncertain)
    {
        var hasNeverMeasured = shown.Any(run => double.IsInfinity(run.MeasuredStep));
        var panel = new Panel("step of the collapse",
            $"measured RL step (logarithmic{(hasNeverMeasured ? "; never: not by the end of the run" : "")})",
            "forecast RL step (logarithmic)", 500, 440);
        var steps = shown.SelectMany(run => new[] { run.Step, run.MeasuredStep }).Where(double.IsFinite).ToList();
        // few steps close together are not spread over the panel
        var wider = Math.Max(Margin, Math.Sqrt(LeastSpan * steps.Min() / steps.Max()));
        var (low, high) = (Math.Log10(steps.Min() / wider), Math.Log10(steps.Max() * wider));
        var span = high - low;
        var never = high + (0.1 * span);
        var hasNeverForecast = shown.Any(run => double.IsInfinity(run.Step));
        var (right, top) = (hasNeverMeasured ? never + (0.06 * span) : high, hasNeverForecast ? never + (0.06 * span) : high);
        panel.Plot.Axes.SetLimits(low, right, low, top);
        panel.Plot.Axes.Bottom.TickGenerator = Ticks(low, high, hasNeverMeasured ? never : null);
        panel.Plot.Axes.Left.TickGenerator = Ticks(low, high, hasNeverForecast ? never : null);
        double[] ends = [low, high];
        panel.Plot.Add.ScatterLine(ends, ends, Palette.Muted).LinePattern = LinePattern.Dotted;
        double[] edge = [high, high];
        if (hasNeverMeasured) panel.Plot.Add.ScatterLine(edge, [low, top], Palette.Muted);
        if (hasNeverForecast) panel.Plot.Add.ScatterLine([low, right], edge, Palette.Muted);
        foreach (var group in shown.GroupBy(run => run.IsCertain))
        {
            var look = group.Key ? certain : uncertain;
            var dots = panel.Plot.Add.ScatterPoints(group.Select(run => Place(run.MeasuredStep))
                .ToArray(), group.Select(run => Place(run.Step)).ToArray(), look.Color.WithAlpha(0.75));
            (dots.MarkerShape, dots.MarkerSize) = (look.Marker, 8);
        }

        return panel;

        double Place(double step) => double.IsInfinity(step) ? never : Math.Log10(step);
    }

    private static NumericManual Ticks(double low, double high, double? never)
    {
        var values = AxisTicks.Logarithmic(Math.Pow(10, low), Math.Pow(10, high)).Where(value => value > 0).ToList();
        return new(
            [.. values.Select(Math.Log10).Concat(never is { } place ? [place] : [])],
            [.. values.Select(AxisTicks.Text).Concat(never is null ? [] : ["never"])]);
    }
}
