using System.Globalization;
using System.Text;
using RLCollapse.Analysis.Metrics;
using RLCollapse.Analysis.Results;
using RLCollapse.Statistics;

namespace RLCollapse.Analysis.Reports;

/// <summary>One row per arm: winners, and for each metric the mean with its interval over the seeds and every seed's value.</summary>
public static class ArmTable
{
    /// <summary>The table in Markdown.</summary>
    public static string ToMarkdown(SweepData sweep)
    {
        var text = new StringBuilder($"# {MarkdownText.Inline(sweep.Plan.Experiment)}\n\n{Departures.Note(sweep.Plan)}");
        if (sweep.Plan.Question.Length > 0) text.Append($"{MarkdownText.Paragraph(sweep.Plan.Question)}\n\n");
        if (sweep.Plan.Source.Length > 0) text.Append($"Source: {MarkdownText.Inline(sweep.Plan.Source)}.\n\n");
        text.Append($"{sweep.Runs.Count} of {sweep.Plan.Jobs.Count} runs are finished. "
            + "A cell holds the mean, its 95 % interval (Student's t over the seeds) ")
            .Append("and below them every seed's value")
            .Append(sweep.SeedAxis is { } seeds
                ? $", in the order of {MarkdownText.Inline($"{seeds.Name} {string.Join(", ", seeds.Values)}")}"
                : string.Empty)
            .Append(". Values are those of the last probe unless said otherwise. The winner is what has the largest mass there, ")
            .Append("malformed counted; the leading mass is that of the leading format, malformed not counted; ")
            .Append("a run has collapsed when one format's mass reached the threshold at some probe.\n\n");
        Table(text, sweep, "How far the mixture collapsed", [
            ("leading mass", "collapse/leader_mass"), ("effective formats", "effective_formats"),
                ("format entropy (nats)", "format_entropy"),
            ("KL to the base (nats per sequence)", "kl_to_base_per_sequence"), ("collapse at step", "collapse_step"),
                ("collapse at epoch", "collapse_epoch")]);
        Table(text, sweep, "What it solves", [
            .. sweep.PassAtK.SelectMany(k => new[] { ($"pass@{k} before RL", $"pass@{k}@first"), ($"pass@{k}", $"pass@{k}@last") }),
            .. sweep.PassAtK.Where(k => k > 1).TakeLast(1).Select(k => ($"majority@{k}", $"majority@{k}@last"))]);
        Table(text, sweep, "Accuracy by the number of a problem's steps", [
            .. sweep.ProblemSteps.SelectMany(steps =>
                new[] { ($"{steps} steps before RL", $"accuracy_by_steps/{steps}@first"),
                ($"{steps} steps, gain", $"gain(accuracy_by_steps/{steps})") })]);
        Table(text, sweep, "Final mass of each format",
            [.. sweep.Formats.Append(RunData.Malformed).Select(name => (name, $"format_mass/{name}"))]);
        if (sweep.Absent.Count > 0)
        {
            text.Append("## Runs left out\n\n");
            foreach (var (job, reason) in sweep.Absent) text.Append($"- {MarkdownText.Code(job.Id)}: {reason}\n");
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static void Table(StringBuilder text, SweepData sweep, string title, IReadOnlyList<(string Title, string Metric)> columns)
    {
        if (columns.Count == 0) return;
        var axes = sweep.Axes;
        var parsed = columns.Select(column => RunMetric.Parse(column.Metric)).ToList();
        text.Append($"## {title}\n\n");
        Row(text, [.. axes.Select(axis => MarkdownText.Cell(axis.Name)), "n", "winners",
            .. columns.Select(column => MarkdownText.Cell(column.Title))]);
        Row(text, Enumerable.Repeat("---", axes.Count + 2 + columns.Count));
        foreach (var arm in sweep.Arms)
        {
            Row(text, [
                .. axes.Select(axis => MarkdownText.Cell(arm.Coordinates[axis.Name])),
                arm.Runs.Count == arm.Planned ? $"{arm.Planned}" : $"{arm.Runs.Count} of {arm.Planned}",
                string.Join(", ", arm.Winners.Select(w => $"{MarkdownText.Cell(w.Format)} {w.Count}/{arm.Runs.Count}")),
                .. parsed.Select(metric => Cell(arm, metric))]);
        }

        text.Append('\n');
    }

    private static string Cell(SweepArm arm, RunMetric metric)
    {
        var values = arm.Values(metric);
        if (values.Length == 0) return "–";
        var seeds = string.Join(" · ", values.Select(Seed));
        if (arm.Mean(metric) is not { } mean) return $"never in {values.Count(double.IsInfinity)}/{values.Length}<br>{seeds}";
        return mean.Count == 1 ? Number(mean.Mean) : $"{Number(mean.Mean)} [{Number(mean.Low)}, {Number(mean.High)}]<br>{seeds}";
    }

    private static string Seed(double value) => double.IsInfinity(value) ? "never" : Number(value);

    private static string Number(double value) =>
        (Math.Abs(value) >= 1 && value == Math.Round(value) ? value.ToString("0", CultureInfo.InvariantCulture)
            : Math.Abs(value) >= 10 ? value.ToString("0.0", CultureInfo.InvariantCulture)
            : Math.Abs(value) < 0.005 ? value.ToString("0.000", CultureInfo.InvariantCulture)
            : NumberText.Share(value)).Replace('-', '−');

    private static void Row(StringBuilder text, IEnumerable<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
