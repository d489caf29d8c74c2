using RLCollapse.Common;
using RLCollapse.Evaluation.Metrics;
using RLCollapse.Runs;

namespace RLCollapse.Evaluation;

/// <summary>What probes measure.</summary>
public static class ProbeMetrics
{
    /// <summary>Every measure, in the order of the keys; a new one is a line here.</summary>
    public static OpenList<ProbeMetric> All { get; } = new(metric => metric.Definitions[0].Key,
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
        OpenAnswers.Metric,
        DistinctAnswers.Metric,
        EntropySplit.Metric,
        Typicality.Metric,
        AnswerTheory.Metric,
        RewardModels.Metric,
        GroupUtilities.Metric,
        ListedAnswers.Metric,
        PersonaVariety.Metric,
        FormEntropy.Metric,
        WordVariety.Metric,
    ]);

    /// <summary>Every key that they write.</summary>
    public static IReadOnlyList<MetricDefinition> Definitions => [.. All.Items.SelectMany(metric => metric.Definitions)];
}
