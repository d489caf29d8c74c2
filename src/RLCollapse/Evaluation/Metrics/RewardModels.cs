using RLCollapse.Preferences;
using RLCollapse.Runs;

namespace RLCollapse.Evaluation.Metrics;

/// <summary>What is known of the reward model that a run is paid by.</summary>
public static class RewardModels
{
    private const string Accuracy = "reward_model/accuracy";

    /// <summary>In the list of measures.</summary>
    public static ProbeMetric Metric { get; } = new(
    [
        MetricDefinition.Share(Accuracy, "Share of held-out pairs of the base's responses that it orders as the rater did.",
            Better.Higher),
        new("reward_model/spread", "Standard deviation of its scores over the base's responses.", "reward", 0),
        .. AccuracySections.All.Items.Select(section => MetricDefinition.Share($"{Accuracy}/{section.Name}", section.Meaning,
            section.HasTruth ? Better.Higher : Better.Neither)),
        MetricDefinition.Share("reward_model/mean_accuracy", "Mean of its accuracies by section where one answer is right and the other "
            + "wrong.", Better.Higher),
        new("reward_model/typicality_bias", $"|{Accuracy}/typical − 0.5|.", "share", 0, 0.5, Better.Lower),
    ], Write);

    /// <summary>Writes what is known of a reward model.</summary>
    public static void Write(RewardModel model, MetricsRecord record)
    {
        record[Accuracy] = model.Accuracy;
        record["reward_model/spread"] = model.Spread;
        foreach (var (section, share) in model.Sections) record[$"{Accuracy}/{section}"] = share;
        double[] truths = [.. AccuracySections.All.Items.Where(section => section.HasTruth && model.Sections.ContainsKey(section.Name))
            .Select(section => model.Sections[section.Name])];
        if (truths.Length > 0) record["reward_model/mean_accuracy"] = truths.Average();
        if (model.Sections.TryGetValue("typical", out var typical)) record["reward_model/typicality_bias"] = Math.Abs(typical - 0.5);
    }

    /// <summary>The reward model that a run is paid by, however its groups count; null where there is none.</summary>
    public static RewardModel? Of(Probe probe) => probe.Reward.Judges.Learned switch
    {
        RewardModel model => model,
        MaxMinReward reward => reward.Model,
        _ => null,
    };

    private static void Write(Probe probe, MetricsRecord record)
    {
        if (Of(probe) is { } model) Write(model, record);
    }
}
