using RLCollapse.Runs;

namespace RLCollapse.Evaluation.Metrics;

/// <summary>Lengths of responses.</summary>
public static class Lengths
{
    /// <summary>In the list of measures.</summary>
    public static ProbeMetric Metric { get; } = new(
    [
        new("length/mean", "Mean length of responses, the end token included.", "tokens", 1),
        MetricDefinition.Share("clipped_ratio", "Share of responses cut at rl.sampling.maxNewTokens.", Better.Lower),
    ], Write);

    private static void Write(Probe probe, MetricsRecord record)
    {
        record["length/mean"] = probe.Responses.Average(response => (double)response.Tokens.Length);
        record["clipped_ratio"] = probe.Responses.Count(response => !response.Ended) / (double)probe.Responses.Count;
    }
}
