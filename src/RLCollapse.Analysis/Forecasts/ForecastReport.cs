using System.Globalization;
using System.Text;
using MathNet.Numerics.Statistics;
using RLCollapse.Analysis.Results;
using RLCollapse.Statistics;

namespace RLCollapse.Analysis.Forecasts;

/// <summary>How far a sweep's outcomes were predicted by its bases: hit rates, the collapse step's error, and a row per arm.</summary>
public static class ForecastReport
{
    /// <summary>The report in Markdown.</summary>
    public static string ToMarkdown(SweepData sweep)
    {
        var all = sweep.Runs.Select(run => ForecastOutcome.Of(run.Data)).OfType<ForecastOutcome>().ToList();
        var certain = all.Where(run => run.IsCertain).ToList();
        var text = new StringBuilder($"# Forecasts of {MarkdownText.Inline(sweep.Plan.Experiment)}\n\n{Departures.Note(sweep.Plan)}")
            .Append("From each format's mass s and accuracy p at the base alone, by the replicator dynamics of policy gradient: "
                + "s(t) ∝ s(0)·e^(p·c), p what the accuracy is paid, ")
            .Append("with a clock c = η·t, which a KL penalty β slows down to (1 − e^(−β·η·t))/β. ")
            .Append("η is one number per run, the median of those at which the other runs of the same algorithm, learning rate and "
                + "model collapsed, certain ones where there are such, without the runs that share its base; "
                + "forecast ÷ measured has its median near 1 among these by that. ")
            .Append($"{all.Count} of {sweep.Runs.Count} runs have what a forecast needs and a penalty under which the closed form holds, "
                + $"{all.Count(run => run.Leader is not null)} of these a speed. ")
            .Append($"Accuracies at the base are estimates: in {certain.Count} of them the pay of the best-paid format lies above all "
                + "others', by Wilson's 95 % intervals (*certain*). A run whose base had collapsed already is in no share. Shares of "
                + "runs count runs of a seed as independent.\n\n");
        Hits(text, all, certain);
        text.Append("| collapse step, where forecast and measured | runs | forecast ÷ measured: median | quartiles | rank correlation "
            + "|\n| --- | --- | --- | --- | --- |\n");
        Steps(text, "all", ForecastRates.Steps(all));
        Steps(text, "certain", ForecastRates.Steps(certain));
        text.Append('\n');
        Arms(text, sweep);
        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static void Hits(StringBuilder text, List<ForecastOutcome> all, List<ForecastOutcome> certain)
    {
        text.Append("| of the runs | all | share, 95 % interval | certain | share, 95 % interval |\n| --- | --- | --- | --- | --- |\n");
        foreach (var (title, rate) in ((string, Func<IEnumerable<ForecastOutcome>, HitRate>)[])[
            ("the forecast leader wins", ForecastRates.Leader), ("the most accurate at the base wins", ForecastRates.MostAccurate),
            ("the most common at the base wins", ForecastRates.MostCommon), ("collapse or none, as forecast", ForecastRates.Collapse)])
        {
            text.Append($"| {title} | {rate(all).Counts} | {NumberText.ShareAndInterval(rate(all))} | {rate(certain).Counts} | "
                + $"{NumberText.ShareAndInterval(rate(certain))} |\n");
        }

        text.Append('\n');
    }

    private static void Steps(StringBuilder text, string title, RatioErrors errors) =>
        text.Append($"| {title} | {errors.Count} | {Number(errors.Median)} | {Quartiles(errors)} | {Number(errors.Correlation)} |\n");

    /// <summary>"0.933, 1.22", or a dash where there are too few runs.</summary>
    public static string Quartiles(RatioErrors errors) =>
        errors.Count < 2 ? "–" : $"{Number(errors.LowerQuartile)}, {Number(errors.UpperQuartile)}";

    private static void Arms(StringBuilder text, SweepData sweep)
    {
        var names = sweep.Axes.Select(axis => axis.Name).ToList();
        string[] titles = [.. names.Select(MarkdownText.Cell), "n", "most common", "most accurate", "forecast leader", "winner",
            "η, median", "forecast step", "measured step"];
        text.Append($"| {string.Join(" | ", titles)} |\n|{string.Concat(titles.Select(_ => " --- |"))}\n");
        foreach (var arm in sweep.Arms)
        {
            var forecasts = arm.Runs.Select(run => RunForecast.Of(run.Data)).OfType<RunForecast>().ToList();
            string[] cells =
            [
                .. names.Select(name => MarkdownText.Cell(arm.Coordinates[name])), $"{forecasts.Count}",
                Counts(forecasts.Select(forecast => forecast.MostCommon)), Counts(forecasts.Select(forecast => forecast.MostAccurate)),
                Counts(forecasts.Select(forecast => forecast.Winner ?? "unknown")), Counts(arm.Runs.Select(run => run.Winner)),
                Number(arm.Runs.Select(run => run.Data.Speed).Where(double.IsFinite).Median()),
                Joined(" · ", forecasts.Select(forecast => Number(forecast.Step))),
                    Joined(" · ", forecasts.Select(forecast => Number(forecast.MeasuredStep))),
            ];
            text.Append($"| {string.Join(" | ", cells)} |\n");
        }
    }

    private static string Counts(IEnumerable<string> names) =>
        Joined(", ", names.GroupBy(name => name).OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{MarkdownText.Cell(group.Key)} {group.Count()}"));

    private static string Joined(string separator, IEnumerable<string> parts) =>
        string.Join(separator, parts) is { Length: > 0 } text ? text : "–";

    /// <summary>Three significant digits; "never" and a dash where there is no number.</summary>
    public static string Number(double value) => value switch
    {
        double.NaN => "–",
        double.PositiveInfinity => "never",
        _ => value.ToString("G3", CultureInfo.InvariantCulture).Replace('-', '−'),
    };
}
