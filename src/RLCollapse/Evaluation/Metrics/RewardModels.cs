using RLCollapse.Preferences;
using RLCollapse.Runs;

namespace RLCollapse.Evaluation.Metrics;

/// <summary>What is known of the reward model that a run is paid by.</summary>
public static class RewardModels
{
    /// <summary>In the list of measures.</summary>
    public static ProbeMetric Metric { get; } = new(
    [
        MetricDefinition.Share("reward_model/accuracy", "Share of held-out pairs of the base's responses that it orders as the rater did.",
            Better.Higher),
        new("reward_model/spread", "Standard deviation of its scores over the base's responses.", "reward", 0),
    ], Write);

    private static void Write(Probe probe, MetricsRecord record)
    {
        if (probe.Reward.Judges.Learned is not RewardModel model) return;
        record["reward_model/accuracy"] = model.Accuracy;
        record["reward_model/spread"] = model.Spread;
    }
}
