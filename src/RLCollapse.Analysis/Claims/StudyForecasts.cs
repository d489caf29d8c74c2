using System.Text;
using RLCollapse.Analysis.Forecasts;
using RLCollapse.Analysis.Results;
using RLCollapse.Statistics;

namespace RLCollapse.Analysis.Claims;

/// <summary>
/// How far the outcomes of a study's experiments were predicted by their bases: a row per experiment that has recorded it, and one of all
/// together.
/// </summary>
public static class StudyForecasts
{
    /// <summary>The section, after an empty line; empty where nothing is recorded.</summary>
    /// <param name="study">Its rows give the order of the experiments.</param>
    /// <param name="results">Folder that holds the sweeps' folders.</param>
    /// <exception cref="RLCollapse.Runs.UserErrorException">A recorded file is damaged.</exception>
    public static string ToMarkdown(Study study, string results)
    {
        var recorded = study.Rows.Select(row => row.Experiment).Where(name => name.Length > 0).Distinct()
            .Where(name => !PlanFile.IsTrial(Path.Combine(results, name)))
            .Select(name => (Name: name, Runs: ForecastTable.Read(Path.Combine(results, name))))
                .Where(experiment => experiment.Runs is not null).ToList();
        if (recorded.Count == 0) return string.Empty;
        var text = new StringBuilder("\n## Predicted from the base\n\n")
            .Append("From each format's mass and accuracy before RL alone, at a speed that the sweep's other bases tell "
                + "(each experiment's `forecast.md` says how): ")
            .Append("runs that have what a forecast needs, "
                + "and in how many of those in which it can be told each rule named the winner, with Wilson's 95 % interval. ")
            .Append("A run whose base had collapsed already has nothing to predict. Runs that repeat another, from the same base with "
                + "the same winner after the same step (within 2 %) or with the same final weights, count once, in an experiment and "
                + "over all; others of a seed share a base and are counted as independent. ")
            .Append("The speed is set so that the median of forecast ÷ measured is near 1 among runs whose best-paid format is certain "
                + "at the base; what is told is the spread.\n\n")
            .Append("| experiment | runs | the forecast names the winner | the most accurate does | the most common does | collapse or "
                + "none, as forecast | forecast ÷ measured step: median (quartiles) |\n")
            .Append("| --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (var (name, runs) in recorded) Row(text, MarkdownText.Link(name, $"{name}/forecast.md"), Distinct(runs!));
        Row(text, "**all together**", Distinct([.. recorded.SelectMany(experiment => experiment.Runs!)]));
        return text.ToString();
    }

    private static ForecastOutcome[] Distinct(IEnumerable<RecordedForecast> runs) =>
        [.. RecordedForecast.Distinct(runs).Select(run => run.Outcome)];

    private static void Row(StringBuilder text, string title, IReadOnlyList<ForecastOutcome> runs)
    {
        string[] cells = [title, $"{runs.Count}", Rate(ForecastRates.Leader(runs)), Rate(ForecastRates.MostAccurate(runs)),
            Rate(ForecastRates.MostCommon(runs)), Rate(ForecastRates.Collapse(runs)), Steps(ForecastRates.Steps(runs))];
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
    }

    private static string Rate(HitRate rate) => rate.Count == 0 ? "–" : $"{rate.Counts}: {NumberText.ShareAndInterval(rate)}";

    private static string Steps(RatioErrors errors) => errors.Count == 0 ? "–"
        : $"{ForecastReport.Number(errors.Median)} ({ForecastReport.Quartiles(errors)}), n = {errors.Count}";
}
