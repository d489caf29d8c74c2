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
        var recorded = sweep.Runs.Select(RecordedForecast.Of).OfType<RecordedForecast>().ToList();
        var all = ForecastScores.Of(recorded);
        var text = new StringBuilder($"# Forecasts of {MarkdownText.Inline(sweep.Plan.Experiment)}\n\n{Departures.Note(sweep.Plan)}")
            .Append("From each format's mass s and accuracy p at the base alone, by the replicator dynamics of policy gradient: "
                + "s(t) ∝ s(0)·e^(p·c), p what the accuracy is paid, ")
            .Append("with a clock c = η·t, which a KL penalty β slows down to (1 − e^(−β·η·t))/β. ")
            .Append("η is one number per run, the median of those at which the other runs of the same algorithm, learning rate and "
                + "model collapsed, certain ones where there are such, without the runs that share its base. ")
            .Append($"{recorded.Count} of {sweep.Runs.Count} runs have what a forecast needs and a penalty under which the closed form "
                + $"holds; {all.Runs.Count} of these are distinct, from {ForecastText.Bases(all.Bases)}, "
                + $"{all.Runs.Count(run => run.Leader is not null)} with a speed. ")
            .Append($"Accuracies at the base are estimates: in {all.Certain.Runs.Count} of the distinct ones the pay of the best-paid "
                + "format lies above all others', by Wilson's 95 % intervals (*certain*).\n\n")
            .Append($"{ForecastText.Counting}\n\n");
        Winners(text, all, all.Certain);
        Steps(text, all, all.Certain);
        Reliability(text, all.Reliability);
        text.Append("Every run, by arm:\n\n");
        Arms(text, sweep);
        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static void Winners(StringBuilder text, ForecastScores all, ForecastScores certain)
    {
        text.Append("| what is so | in all: runs (bases), share | in the certain ones | forecast less this rule, in all: share, runs "
            + "that only one names |\n| --- | --- | --- | --- |\n");
        Row("the forecast leader wins", scores => scores.Leader, "–");
        Row("the most accurate at the base wins", scores => scores.MostAccurate, ForecastText.Difference(all.LeaderOverMostAccurate));
        Row("the most common at the base wins", scores => scores.MostCommon, ForecastText.Difference(all.LeaderOverMostCommon));
        Row("a collapse or none comes, as forecast", scores => scores.Collapse, "–");
        text.Append('\n');

        void Row(string title, Func<ForecastScores, ClusteredShare> rate, string less) =>
            text.Append($"| {title} | {ForecastText.Rate(rate(all))} | {ForecastText.Rate(rate(certain))} | {less} |\n");
    }

    private static void Steps(StringBuilder text, ForecastScores all, ForecastScores certain)
    {
        text.Append("| collapse step, where forecast and measured | rank correlation | forecast ÷ measured: median | quartiles |\n"
            + "| --- | --- | --- | --- |\n");
        foreach (var (title, scores) in ((string, ForecastScores)[])[("all", all), ("certain", certain)])
        {
            var errors = scores.Steps;
            text.Append($"| {title} | {ForecastText.Ranks(scores.StepRanks)} | {ForecastText.Number(errors.Median)} | ")
                .Append(errors.Count < 2 ? "–"
                    : $"{ForecastText.Number(errors.LowerQuartile)}, {ForecastText.Number(errors.UpperQuartile)}")
                .Append(" |\n");
        }

        text.Append("\nForecast ÷ measured is calibration: its median is near 1 by construction among the runs that set the speed; "
            + "only its spread tells something.\n\n");
    }

    private static void Reliability(StringBuilder text, Reliability reliability)
    {
        if (reliability.Bins.Count == 0) return;
        text.Append("The leader's probability counts what the samples leave open of the accuracies, and takes speed and closed form as "
            + $"right. Brier score {ForecastText.Number(reliability.Brier)} (0 is best; one half, always, scores 0.25).\n\n")
            .Append("| probability of the leader | mean | it won |\n| --- | --- | --- |\n");
        foreach (var bin in reliability.Bins)
        {
            text.Append($"| {NumberText.Short(bin.From)} to {NumberText.Short(bin.To)} | {NumberText.Share(bin.Said)} | "
                + $"{ForecastText.Rate(bin.CameOut)} |\n");
        }

        text.Append('\n');
    }

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
                ForecastText.Number(arm.Runs.Select(run => run.Data.Speed).Where(double.IsFinite).Median()),
                Joined(" · ", forecasts.Select(forecast => ForecastText.Number(forecast.Step))),
                    Joined(" · ", forecasts.Select(forecast => ForecastText.Number(forecast.MeasuredStep))),
            ];
            text.Append($"| {string.Join(" | ", cells)} |\n");
        }
    }

    private static string Counts(IEnumerable<string> names) =>
        Joined(", ", names.GroupBy(name => name).OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{MarkdownText.Cell(group.Key)} {group.Count()}"));

    private static string Joined(string separator, IEnumerable<string> parts) =>
        string.Join(separator, parts) is { Length: > 0 } text ? text : "–";
}
