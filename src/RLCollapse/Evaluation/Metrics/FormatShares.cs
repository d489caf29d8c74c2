using RLCollapse.Data;
using RLCollapse.Grading;
using RLCollapse.Rewards;
using RLCollapse.Runs;
using RLCollapse.Statistics;

namespace RLCollapse.Evaluation.Metrics;

/// <summary>Sampled share of each format, with an interval.</summary>
public static class FormatShares
{
    /// <summary>In the list of measures.</summary>
    public static ProbeMetric Metric { get; } = new(
    [
        MetricDefinition.Share("format_share/NAME", "Share of the sampled responses in the format."),
        MetricDefinition.Share("format_share_low/NAME", "Lower end of Wilson's 95 % interval of the share."),
        MetricDefinition.Share("format_share_high/NAME", "Upper end of Wilson's 95 % interval of the share."),
    ], (probe, record) => Write(record, probe.Data.Formats, probe.Outcomes));

    /// <summary>Sampled share of each format and of malformed, with Wilson's 95 % interval; the shares sum to 1.</summary>
    public static void Write(MetricsRecord record, IReadOnlyList<IOutputFormat> formats, IReadOnlyList<Outcome> outcomes)
    {
        foreach (var (f, count) in Counts(outcomes, formats.Count).Index())
        {
            var name = f < formats.Count ? formats[f].Name : FormatClassifier.Malformed;
            var (low, high) = WilsonInterval.Of95(count, outcomes.Count);
            record[$"format_share/{name}"] = count / (double)outcomes.Count;
            record[$"format_share_low/{name}"] = low;
            record[$"format_share_high/{name}"] = high;
        }
    }

    /// <summary>How many outcomes are in each format, malformed ones at the end.</summary>
    internal static int[] Counts(IReadOnlyList<Outcome> outcomes, int formats) =>
        [.. Enumerable.Range(0, formats + 1).Select(f => outcomes.Count(outcome => outcome.Format == (f < formats ? f : -1)))];
}
