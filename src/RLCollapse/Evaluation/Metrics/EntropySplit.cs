using RLCollapse.Runs;
using RLCollapse.Statistics;

namespace RLCollapse.Evaluation.Metrics;

/// <summary>
/// The entropy of answers that training has taken since the base, split into what was removed of wrong answers and what narrowed among
/// those that fit (the split of arXiv 2604.16027): narrowing is V·ΔH of the answers that fit, V being their mass in the base, and removal
/// the rest, so that both add up to the whole loss.
/// </summary>
public static class EntropySplit
{
    /// <summary>In the list of measures.</summary>
    public static ProbeMetric Metric { get; } = new(
    [
        new("entropy_split/narrowing", "Entropy lost among the answers that fit, exact, mean over prompts.", "nats"),
        new("entropy_split/removal", "The rest of the entropy of answers that was lost: what went of those that do not fit.", "nats"),
    ], Write);

    private static void Write(Probe probe, MetricsRecord record)
    {
        if (probe.Answers is not { } masses || probe.BaseAnswers.Value is not { } before) return;
        var pairs = OpenPrompt.Of(probe.Data, before).Zip(OpenPrompt.Of(probe.Data, masses)).ToArray();
        var narrowing = pairs.Average(pair =>
            pair.First.ValidMass * (Diversity.Entropy(pair.First.Valid) - Diversity.Entropy(pair.Second.Valid)));
        record["entropy_split/narrowing"] = narrowing;
        record["entropy_split/removal"] = pairs.Average(pair =>
            Diversity.Entropy(pair.First.Whole) - Diversity.Entropy(pair.Second.Whole)) - narrowing;
    }
}
