using System.Globalization;
using System.Text;
using MathNet.Numerics.Statistics;
using RLCollapse.Figures;
using RLCollapse.Figures.Sweeps;
using RLCollapse.Tracking;

namespace RLCollapse.Reports;

/// <summary>How far a sweep's outcomes were foretold by its bases: hit rates, the collapse step's error, and a row an arm.</summary>
public static class ForecastReport
{
    /// <summary>The report in Markdown.</summary>
    public static string ToMarkdown(SweepData sweep)
    {
        var all = sweep.Runs.Select(run => (Run: run, Forecast: RunForecast.Of(run.Data))).Where(pair => pair.Forecast is not null).Select(pair => (pair.Run, Forecast: pair.Forecast!)).ToList();
        var certain = all.Where(pair => pair.Forecast.IsBestCertain).ToList();
        var text = new StringBuilder($"# Forecasts of {sweep.Plan.Experiment}\n\n")
            .Append("From each format's mass s and accuracy p at the base alone, by the replicator dynamics of policy gradient: s(t) ∝ s(0)·e^(p·c), p what the accuracy is paid, ")
            .Append("with a clock c = η·t, which a KL penalty β slows down to (1 − e^(−β·η·t))/β. η is one number a run, the median of those at which the other ")
            .Append("runs of the same algorithm, learning rate and model collapsed, without the runs that share its base. ")
            .Append($"{all.Count} of {sweep.Runs.Count} runs have what a forecast needs and a penalty under which the closed form holds, {all.Count(pair => pair.Forecast.Winner is not null)} of these a speed. ")
            .Append($"Accuracies at the base are estimates: in {certain.Count} of them the pay of the best-paid format lies above all others', by Wilson's 95 % intervals (*certain*). Shares of runs count runs of a seed as independent.\n\n");
        Hits(text, all, certain);
        Steps(text, all, certain);
        Arms(text, sweep);
        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static void Hits(StringBuilder text, List<(SweepRun Run, RunForecast Forecast)> all, List<(SweepRun Run, RunForecast Forecast)> certain)
    {
        text.Append("| of the runs | all | share, 95 % interval | certain | share, 95 % interval |\n| --- | --- | --- | --- | --- |\n");
        foreach (var (title, metric) in (ReadOnlySpan<(string, string)>)[
            ("the forecast leader wins", "forecast/winner_hit"), ("the most accurate at the base wins", "forecast/most_accurate_wins"),
            ("the most common at the base wins", "forecast/most_common_wins"), ("collapse or none, as forecast", "forecast/collapse_hit")])
        {
            text.Append($"| {title} | {Share(all, metric)} | {Share(certain, metric)} |\n");
        }

        text.Append('\n');
    }

    private static string Share(List<(SweepRun Run, RunForecast Forecast)> runs, string metric)
    {
        var values = runs.Select(pair => ForecastMetrics.Of(metric, pair.Run.Data)).Where(value => !double.IsNaN(value)).ToList();
        if (values.Count == 0) return "– | –";
        var hits = (int)values.Sum();
        var (low, high) = WilsonInterval.Of95(hits, values.Count);
        return $"{hits} of {values.Count} | {FigureText.Share(hits / (double)values.Count)} [{FigureText.Share(low)}, {FigureText.Share(high)}]";
    }

    private static void Steps(StringBuilder text, List<(SweepRun Run, RunForecast Forecast)> all, List<(SweepRun Run, RunForecast Forecast)> certain)
    {
        text.Append("| collapse step, where forecast and measured | runs | forecast ÷ measured: median | quartiles | rank correlation |\n| --- | --- | --- | --- | --- |\n");
        Row("all", all);
        Row("certain", certain);
        text.Append('\n');

        void Row(string title, List<(SweepRun Run, RunForecast Forecast)> runs)
        {
            var both = runs.Where(pair => double.IsFinite(pair.Forecast.Step) && double.IsFinite(pair.Forecast.MeasuredStep) && pair.Forecast.MeasuredStep > 0).Select(pair => pair.Forecast).ToList();
            var ratios = both.Select(forecast => forecast.Step / forecast.MeasuredStep).ToArray();
            var correlation = both.Count < 3 ? double.NaN : Correlation.Spearman(both.Select(forecast => forecast.Step), both.Select(forecast => forecast.MeasuredStep));
            text.Append($"| {title} | {both.Count} | {Number(ratios.Median())} | {(ratios.Length < 2 ? "–" : $"{Number(ratios.LowerQuartile())}, {Number(ratios.UpperQuartile())}")} | {Number(correlation)} |\n");
        }
    }

    private static void Arms(StringBuilder text, SweepData sweep)
    {
        var names = sweep.Axes.Select(axis => axis.Name).ToList();
        string[] titles = [.. names, "n", "most common", "most accurate", "forecast leader", "winner", "η, median", "forecast step", "measured step"];
        text.Append($"| {string.Join(" | ", titles)} |\n|{string.Concat(titles.Select(_ => " --- |"))}\n");
        foreach (var arm in sweep.Arms)
        {
            var forecasts = arm.Runs.Select(run => RunForecast.Of(run.Data)).OfType<RunForecast>().ToList();
            string[] cells =
            [
                .. names.Select(name => arm.Coordinates[name]), $"{forecasts.Count}",
                Counts(forecasts.Select(forecast => forecast.MostCommon)), Counts(forecasts.Select(forecast => forecast.MostAccurate)),
                Counts(forecasts.Select(forecast => forecast.Winner ?? "unknown")), Counts(arm.Runs.Select(run => run.Winner)),
                Number(arm.Runs.Select(run => run.Data.Speed).Where(double.IsFinite).Median()),
                Joined(" · ", forecasts.Select(forecast => Number(forecast.Step))), Joined(" · ", forecasts.Select(forecast => Number(forecast.MeasuredStep))),
            ];
            text.Append($"| {string.Join(" | ", cells)} |\n");
        }
    }

    private static string Counts(IEnumerable<string> names) =>
        Joined(", ", names.GroupBy(name => name).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Key} {group.Count()}"));

    private static string Joined(string separator, IEnumerable<string> parts) => string.Join(separator, parts) is { Length: > 0 } text ? text : "–";

    private static string Number(double value) => value switch
    {
        double.NaN => "–",
        double.PositiveInfinity => "never",
        _ => value.ToString("G3", CultureInfo.InvariantCulture).Replace('-', '−'),
    };
}
