using RLCollapse.Runs;

namespace RLCollapse.Evaluation.Metrics;

/// <summary>Accuracy of each format on its own, measurable also for one that is no longer chosen.</summary>
public static class AccuracyOfFormats
{
    /// <summary>In the list of measures.</summary>
    public static ProbeMetric Metric { get; } = new(
    [
        MetricDefinition.Share("accuracy/NAME", "Accuracy of responses that are made to begin with the format's opener.", Better.Higher),
    ], Write);

    private static void Write(Probe probe, MetricsRecord record)
    {
        for (var f = 0; f < probe.Opened.Count; f++) record[$"accuracy/{probe.NameOf(f)}"] = probe.Opened[f].Accuracy;
    }
}
