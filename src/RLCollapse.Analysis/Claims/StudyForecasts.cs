using System.Text;
using RLCollapse.Analysis.Forecasts;
using RLCollapse.Analysis.Results;

namespace RLCollapse.Analysis.Claims;

/// <summary>
/// How far the outcomes of a study's experiments were predicted by their bases: a row per experiment that has recorded it, and one of all
/// together, in two tables: who wins, and when it collapses.
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
        var (winners, steps) = (new StringBuilder(), new StringBuilder());
        foreach (var (name, runs) in recorded) Rows(MarkdownText.Link(name, $"{name}/forecast.md"), runs!);
        Rows("**all together**", recorded.SelectMany(experiment => experiment.Runs!));
        return "\n## Predicted from the base\n\n"
            + "What each format's mass and accuracy before RL say of the winner and of the collapse, at a speed that the sweep's "
            + $"other bases tell (each experiment's `forecast.md` says how). {ForecastText.Counting} Over all, runs of one "
            + "base count as alike across experiments too.\n\n"
            + "Does the forecast name the winner more often than simple rules do? A difference is that of the shares, with the runs that "
            + "only the forecast names against those that only the rule does.\n\n"
            + "| experiment | the forecast | the most accurate at the base | forecast less that | the most common at the base | "
            + $"forecast less that |\n| --- | --- | --- | --- | --- | --- |\n{winners}\n"
            + "Does it tell whether, and in which order, runs collapse, and how sure it can be? Ranks are of the runs whose collapse was "
            + "forecast and came; the Brier score is of the leader's probability (0 is best; one half, always, scores 0.25).\n\n"
            + "| experiment | collapse or none, as forecast | rank correlation of forecast and measured step | Brier score |\n"
            + $"| --- | --- | --- | --- |\n{steps}{WithoutProbability(recorded)}";

        void Rows(string title, IEnumerable<RecordedForecast> runs)
        {
            var scores = ForecastScores.Of(runs);
            Row(winners, title, ForecastText.Rate(scores.Leader), ForecastText.Rate(scores.MostAccurate),
                ForecastText.Difference(scores.LeaderOverMostAccurate), ForecastText.Rate(scores.MostCommon),
                ForecastText.Difference(scores.LeaderOverMostCommon));
            Row(steps, title, ForecastText.Rate(scores.Collapse), ForecastText.Ranks(scores.StepRanks),
                ForecastText.Number(scores.Reliability.Brier));
        }
    }

    private static void Row(StringBuilder table, params string[] cells) => table.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    /// <summary>What to do about files of earlier versions, which are read as far as they go.</summary>
    private static string WithoutProbability(IEnumerable<(string Name, IReadOnlyList<RecordedForecast>? Runs)> recorded)
    {
        string[] names = [.. recorded.Where(experiment =>
            experiment.Runs!.Any(run => run.Outcome is { Leader: not null, LeaderProbability: double.NaN }))
            .Select(experiment => MarkdownText.Inline(experiment.Name))];
        return names.Length == 0 ? string.Empty
            : $"\nRecorded by an earlier version, without the leader's probability: {string.Join(", ", names)}. "
                + "`./rlcollapse plot results/NAME` writes it where the runs are, `./rlcollapse sweep experiments/NAME` runs them again.\n";
    }
}
