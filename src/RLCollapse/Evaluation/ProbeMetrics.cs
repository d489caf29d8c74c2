using RLCollapse.Evaluation.Metrics;
using RLCollapse.Runs;

namespace RLCollapse.Evaluation;

/// <summary>What probes measure.</summary>
public static class ProbeMetrics
{
    /// <summary>Every measure, in the order of the keys; a new one is a line here.</summary>
    public static IReadOnlyList<ProbeMetric> All { get; } =
    [
        FormatMasses.Metric,
        FormatShares.Metric,
        Accuracies.Metric,
        DistinctResponses.Metric,
        AccuracyBySteps.Metric,
        AccuracyOfFormats.Metric,
        DistanceToBase.Metric,
        Lengths.Metric,
        TheoryShares.Metric,
    ];

    /// <summary>Every key that they write.</summary>
    public static IReadOnlyList<MetricDefinition> Definitions { get; } = [.. All.SelectMany(metric => metric.Definitions)];
}
