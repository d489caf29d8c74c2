using RLCollapse.Analysis.Forecasts;
using RLCollapse.Analysis.Results;
using RLCollapse.Statistics;
using ScottPlot;

namespace RLCollapse.Analysis.Plotting.Sweeps;

/// <summary>How often rules that know the base alone named the winner, and the forecast collapse step against the measured one.</summary>
public static class ForecastFigure
{
    private const int FewestRuns = 5;
    private static readonly Palette.Look AllRuns = GroupLooks.Several[0];
    private static readonly Palette.Look Certain = GroupLooks.Several[2];
    private static readonly Palette.Look Uncertain = GroupLooks.Several[1];

    /// <summary>
    /// The figure; none where fewer than five distinct runs have a forecast, every base had collapsed, or no speed is known and no run
    /// collapses; the right panel only where there is a step.
    /// </summary>
    public static IEnumerable<SweepFigure> Build(SweepData sweep)
    {
        var scores = ForecastScores.Of(sweep.Runs.Select(RecordedForecast.Of).OfType<RecordedForecast>());
        var runs = scores.Runs;
        if (runs.Count < FewestRuns || !runs.Any(run => run.IsOpen)) return [];
        if (scores.Leader.Count == 0 && runs.All(run => double.IsPositiveInfinity(run.MeasuredStep))) return [];
        var shown = runs.Where(ForecastSteps.IsShown).ToList();
        var certain = shown.Count(run => run.IsCertain);
        var open = $"runs not collapsed before RL ({runs.Count(run => run.IsOpen)})";
        if (shown.Count == 0)
            return [new("forecast", new(Finding(scores), [(open, AllRuns)], Caption(scores, hasSteps: false), 800),
                [Winners(scores, 800)], 1)];
        List<(string, Palette.Look)> legend =
        [
            ($"left: {open}", AllRuns),
            ($"right: best-paid format certain at the base ({certain})", Certain),
            ($"right: not certain ({shown.Count - certain})", Uncertain),
        ];
        return [new("forecast", new(Finding(scores), legend, Caption(scores, hasSteps: true), 1000),
            [Winners(scores, 500), ForecastSteps.Draw(shown, Certain, Uncertain)], 2)];
    }

    private static Panel Winners(ForecastScores scores, int width)
    {
        (string Name, ClusteredShare Rate)[] rules =
            [("forecast\nleader", scores.Leader), ("most accurate\nat the base", scores.MostAccurate),
                ("most common\nat the base", scores.MostCommon)];
        var panel = new Panel("named the winner", string.Empty, "mean over bases of their runs' share", width, 440);
        panel.Plot.Axes.SetLimitsX(-0.5, 2.75);
        panel.Plot.Axes.Bottom.TickGenerator = FigureText.Ticks([0, 1, 2], [.. rules.Select(rule => rule.Name)]);
        panel.SetY(-0.05, 1.08, 1);
        foreach (var (rate, x) in rules.Select((rule, i) => (rule.Rate, (double)i)))
        {
            if (rate.Count == 0)
            {
                panel.Write("no speed\nis known", x, 0.5, Alignment.MiddleCenter, Palette.Muted);
                continue;
            }

            double[] xs = [x], ys = [rate.Share];
            panel.Plot.PlottableList.Add(new ScottPlot.Plottables.ErrorBar(
                xs, ys, null, null, [rate.High - rate.Share], [rate.Share - rate.Low]) { Color = AllRuns.Color });
            var point = panel.Plot.Add.ScatterPoints(xs, ys, AllRuns.Color);
            (point.MarkerShape, point.MarkerSize) = (AllRuns.Marker, 10);
            panel.Write(Counts(rate), x, rate.Share, Alignment.MiddleLeft, Palette.Ink, 12).OffsetX = 10;
        }

        return panel;
    }

    private static string Counts(ClusteredShare rate) => $"{rate.Hits} of {rate.Count}";

    private static string Finding(ForecastScores scores)
    {
        var (leader, accurate, common, errors) = (scores.Leader, scores.MostAccurate,
            scores.MostCommon, scores.Steps);
        if (leader.Count == 0)
            return $"The most accurate format at the base wins in {Counts(accurate)} runs, the most common one in {common.Hits}; "
                + "no speed is known for a forecast";
        string Of(ClusteredShare rate) => leader.Count == rate.Count ? $"{rate.Hits}" : Counts(rate);
        var winner = $"The base predicts the winner in {Counts(leader)} runs (most accurate {Of(accurate)}, most common {Of(common)})";
        return errors.Count == 0 ? winner : $"{winner}; half of {errors.Count} collapse steps lie within a factor of "
            + $"{NumberText.Value(errors.MedianFactor)}";
    }

    private static string Caption(ForecastScores scores, bool hasSteps)
    {
        var runs = scores.Runs;
        var neither = runs.Count(run => double.IsPositiveInfinity(run.Step) && double.IsPositiveInfinity(run.MeasuredStep));
        var unknown = runs.Count(run => double.IsNaN(run.Step));
        var early = runs.Count(run => run.MeasuredStep == 0 && !double.IsNaN(run.Step));
        var bars = $"distinct runs of {ForecastText.Bases(scores.Bases)}; bars are 95 % intervals that let the runs of a base be alike";
        return (hasSteps ? $"left: {bars} · right: a symbol per run, on the dotted diagonal forecast and measurement agree" : bars)
            + Count(neither, "with no collapse, as forecast") + Count(unknown, "without a known speed")
                + Count(early, "collapsed before RL");

        static string Count(int count, string what) => count == 0 ? string.Empty : $" · {count} not drawn: {what}";
    }
}
