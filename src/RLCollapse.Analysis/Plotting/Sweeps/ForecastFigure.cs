using RLCollapse.Analysis.Forecasts;
using RLCollapse.Analysis.Results;
using RLCollapse.Statistics;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace RLCollapse.Analysis.Plotting.Sweeps;

/// <summary>How often rules that know the base alone named the winner, and the forecast collapse step against the measured one.</summary>
public static class ForecastFigure
{
    private const int FewestRuns = 5;
    private static readonly Palette.Look AllRuns = GroupLooks.Several[0];
    private static readonly Palette.Look Certain = GroupLooks.Several[2];
    private static readonly Palette.Look Uncertain = GroupLooks.Several[1];

    /// <summary>
    /// The figure; none where fewer than five runs have a forecast, or every base had collapsed; the right panel only where there is a
    /// step.
    /// </summary>
    public static IEnumerable<SweepFigure> Build(SweepData sweep)
    {
        var runs = sweep.Runs.Select(run => ForecastOutcome.Of(run.Data)).OfType<ForecastOutcome>().ToList();
        if (runs.Count < FewestRuns || !runs.Exists(run => run.IsOpen)) return [];
        var shown = runs.Where(ForecastSteps.IsShown).ToList();
        var certain = shown.Count(run => run.IsCertain);
        var open = $"runs not collapsed before RL ({runs.Count(run => run.IsOpen)})";
        if (shown.Count == 0)
            return [new("forecast", new(Finding(runs), [(open, AllRuns)], Caption(runs, hasSteps: false), 800), [Winners(runs, 800)], 1)];
        List<(string, Palette.Look)> legend =
        [
            ($"left: {open}", AllRuns),
            ($"right: best-paid format certain at the base ({certain})", Certain),
            ($"right: not certain ({shown.Count - certain})", Uncertain),
        ];
        return [new("forecast", new(Finding(runs), legend, Caption(runs, hasSteps: true), 1000),
            [Winners(runs, 500), ForecastSteps.Draw(shown, Certain, Uncertain)], 2)];
    }

    private static Panel Winners(List<ForecastOutcome> runs, int width)
    {
        (string Name, HitRate Rate)[] rules =
            [("forecast\nleader", ForecastRates.Leader(runs)), ("most accurate\nat the base", ForecastRates.MostAccurate(runs)),
                ("most common\nat the base", ForecastRates.MostCommon(runs))];
        var panel = new Panel("named the winner", string.Empty, "share of the runs", width, 440);
        panel.Plot.Axes.SetLimitsX(-0.5, 2.75);
        panel.Plot.Axes.Bottom.TickGenerator = new NumericManual([0, 1, 2], [.. rules.Select(rule => rule.Name)]);
        panel.SetY(-0.05, 1.08, 1);
        foreach (var (rate, x) in rules.Select((rule, i) => (rule.Rate, (double)i)))
        {
            if (rate.Count == 0)
            {
                panel.Write("no speed\nis known", x, 0.5, Alignment.MiddleCenter, Palette.Muted);
                continue;
            }

            var (low, high) = rate.Interval;
            double[] xs = [x], ys = [rate.Share];
            panel.Plot.PlottableList.Add(new ScottPlot.Plottables.ErrorBar(
                xs, ys, null, null, [high - rate.Share], [rate.Share - low]) { Color = AllRuns.Color });
            var point = panel.Plot.Add.ScatterPoints(xs, ys, AllRuns.Color);
            (point.MarkerShape, point.MarkerSize) = (AllRuns.Marker, 10);
            panel.Write(rate.Counts, x, rate.Share, Alignment.MiddleLeft, Palette.Ink, 12).OffsetX = 10;
        }

        return panel;
    }

    private static string Finding(List<ForecastOutcome> runs)
    {
        var (leader, accurate, common, errors) = (ForecastRates.Leader(runs), ForecastRates.MostAccurate(runs),
            ForecastRates.MostCommon(runs), ForecastRates.Steps(runs));
        if (leader.Count == 0)
            return $"The most accurate format at the base wins in {accurate.Counts} runs, the most common one in {common.Hits}; "
                + "no speed is known for a forecast";
        string Of(HitRate rate) => leader.Count == rate.Count ? $"{rate.Hits}" : rate.Counts;
        var winner = $"The base predicts the winner in {leader.Counts} runs (most accurate {Of(accurate)}, most common {Of(common)})";
        return errors.Count == 0 ? winner : $"{winner}; half of {errors.Count} collapse steps lie within a factor of "
            + $"{NumberText.Value(errors.MedianFactor)}";
    }

    private static string Caption(List<ForecastOutcome> runs, bool hasSteps)
    {
        var neither = runs.Count(run => double.IsPositiveInfinity(run.Step) && double.IsPositiveInfinity(run.MeasuredStep));
        var unknown = runs.Count(run => double.IsNaN(run.Step));
        var early = runs.Count(run => run.MeasuredStep == 0 && !double.IsNaN(run.Step));
        const string bars = "bars are Wilson 95 % intervals, runs of a seed counted as independent";
        return (hasSteps ? $"left: {bars} · right: a symbol per run, on the dotted diagonal forecast and measurement agree" : bars)
            + Count(neither, "with no collapse, as forecast") + Count(unknown, "without a known speed")
                + Count(early, "collapsed before RL");

        static string Count(int count, string what) => count == 0 ? string.Empty : $" · {count} not drawn: {what}";
    }
}
