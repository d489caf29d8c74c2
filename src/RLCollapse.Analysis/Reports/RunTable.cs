using System.Text;
using RLCollapse.Analysis.Metrics;
using RLCollapse.Analysis.Results;

namespace RLCollapse.Analysis.Reports;

/// <summary>
/// One row per finished run: coordinates, in a trial what departs from the experiment's file, winner, final and initial numbers. An empty
/// cell was not measured;
/// <c>collapse_step</c> and <c>collapse_epoch</c> are <c>inf</c> where no collapse came.
/// </summary>
public static class RunTable
{
    /// <summary>The table as comma-separated values (<see cref="Csv"/>).</summary>
    public static string ToCsv(SweepData sweep)
    {
        var metrics = Metrics(sweep);
        var axes = sweep.Plan.Axes.Select(axis => axis.Name).ToList();
        var options = sweep.Plan.Departures.Select(option => option.Split('=', 2)).ToList();
        var csv = new StringBuilder();
        Csv.AppendRow(csv, [.. axes, .. options.Select(option => option[0]), "run", "winner", .. metrics.Select(metric => metric.Column)]);
        foreach (var run in sweep.Runs)
        {
            Csv.AppendRow(csv, [.. axes.Select(axis => run.Job.Coordinates[axis]), .. options.Select(option => option[1]), run.Name,
                run.Winner, .. metrics.Select(metric => Csv.Number(metric.Metric.Of(run.Data)))]);
        }

        return csv.ToString();
    }

    private static List<(string Column, RunMetric Metric)> Metrics(SweepData sweep)
    {
        List<string> ends = ["accuracy", .. sweep.PassAtK.Select(k => $"pass@{k}")];
        List<(string, string)> columns =
        [
            ("leader_mass", "collapse/leader_mass"),
            ("effective_formats", "effective_formats"),
            ("format_entropy", "format_entropy"),
            .. ends.SelectMany(key => new[] { ($"{key}_first", $"{key}@first"), ($"{key}_last", $"{key}@last") }),
            .. sweep.ProblemSteps.SelectMany(steps =>
                new[] { ($"accuracy_by_steps_first/{steps}", $"accuracy_by_steps/{steps}@first"),
                ($"accuracy_by_steps_last/{steps}", $"accuracy_by_steps/{steps}@last") }),
            .. sweep.PassAtK.Select(k => ($"majority@{k}_last", $"majority@{k}@last")),
            ("kl_to_base_per_sequence", "kl_to_base_per_sequence"),
            ("token_entropy", "token_entropy"),
            ("collapse_step", "collapse_step"),
            ("collapse_epoch", "collapse_epoch"),
            .. sweep.Formats.Append(RunData.Malformed).SelectMany(name => new[] { ($"mass_first/{name}", $"format_mass/{name}@first"),
                ($"mass_last/{name}", $"format_mass/{name}@last") }),
            .. sweep.Formats.SelectMany(name =>
                new[] { ($"accuracy_first/{name}", $"accuracy/{name}@first"), ($"accuracy_last/{name}", $"accuracy/{name}@last") }),
        ];
        return columns.ConvertAll(column => (column.Item1, RunMetric.Parse(column.Item2)));
    }
}
