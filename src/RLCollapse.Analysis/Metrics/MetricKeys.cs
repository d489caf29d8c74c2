using System.Text.RegularExpressions;
using RLCollapse.Analysis.Results;
using RLCollapse.Common;
using RLCollapse.Data;

namespace RLCollapse.Analysis.Metrics;

/// <summary>The keys of <c>metrics.jsonl</c> from RL and recovery that claims and tables may speak of: all but those that hold wall-clock times.</summary>
public static partial class MetricKeys
{
    private static readonly string[] Single =
    [
        "format_entropy", "effective_formats", "collapse/leader_mass", "accuracy", "distinct_right", "distinct_wrong", "reward", "kl_to_base_per_sequence", "token_entropy",
        "length/mean", "clipped_ratio", "reward/mean", "reward/accuracy", "fraction_reward_zero_std", "kl_penalty", "kl_coefficient",
        "kl_to_base_sampled", "explained_variance", "loss/policy", "loss/value", "gradient_norm", "approximate_kl_per_token",
        "clip_fraction", "value_clip_fraction", "learning_rate", "guard/stopped", "tokens",
    ];

    private static readonly string[] Families =
        ["format_mass", "format_share", "format_share_low", "format_share_high", "rollout_share", "accuracy", "theory_format_only", "theory_full"];

    /// <summary>Whether runs measure such a key.</summary>
    public static bool IsKnown(string key) => All().Contains(key) || PassOrMajority().IsMatch(key);

    /// <summary>What was probably meant; null when nothing is near.</summary>
    public static string? Nearest(string key) => NearestPath.Find(key, [.. All(), .. ForecastMetrics.Names, .. TheoryError.Names, "pass@1", "majority@8"]);

    private static IEnumerable<string> All() =>
        Single.Concat(Enumerable.Range(1, 6).Select(steps => $"accuracy_by_steps/{steps}")).Concat(Families.SelectMany(family => OutputFormats.All.Names.Append(RunData.Malformed).Select(name => $"{family}/{name}")));

    [GeneratedRegex("^(pass|majority)@[1-9][0-9]*$")]
    private static partial Regex PassOrMajority();
}
