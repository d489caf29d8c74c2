using RLCollapse.Preferences;
using RLCollapse.Runs;

namespace RLCollapse.Evaluation.Metrics;

/// <summary>What a policy is worth to each group of raters whose decoder a reward model has.</summary>
public static class GroupUtilities
{
    /// <summary>In the list of measures.</summary>
    public static ProbeMetric Metric { get; } = new(
    [
        new("group_utility/N", "Mean score of the N-th group's decoder over the probe's samples, in its standard deviations over the "
            + "base's responses; groups by name, or as they were found.", "standard deviations", Better: Better.Higher),
        new("least_group_utility", "The least of these.", "standard deviations", Better: Better.Higher),
    ], Write);

    private static void Write(Probe probe, MetricsRecord record)
    {
        if (RewardModels.Of(probe) is not { Groups: > 1 } model) return;
        var means = new double[model.Groups];
        foreach (var samples in probe.Responses.GroupBy(response => response.Prompt))
        {
            var scores = model.OfGroups(probe.Data.Test[samples.Key].Prompt, [.. samples.Select(response => response.Tokens)]);
            for (var group = 0; group < means.Length; group++) means[group] += scores[group].Sum() / probe.Responses.Count;
        }

        for (var group = 0; group < means.Length; group++) record[$"group_utility/{group + 1}"] = means[group];
        record["least_group_utility"] = means.Min();
    }
}
