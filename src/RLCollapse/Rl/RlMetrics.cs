using RLCollapse.Runs;

namespace RLCollapse.Rl;

/// <summary>The keys that a step of RL writes.</summary>
public static class RlMetrics
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<MetricDefinition> Definitions { get; } =
    [
        new("reward/mean", "Mean reward of the step's own rollouts, the KL penalty left out.", "reward", Better: Better.Higher),
        MetricDefinition.Share("reward/accuracy", "Share of the step's own rollouts with the right answer.", Better.Higher),
        new("reward/command", "Mean of part command of the reward, its weight included, over the step's own rollouts.", "reward"),
        MetricDefinition.Share("fraction_reward_zero_std",
            "Share of the groups whose rewards are all equal, from which group-relative algorithms learn nothing."),
        MetricDefinition.Share("rollout_share/NAME", "Share of the step's own rollouts in the format."),
        MetricDefinition.Share("group_weight/N", "Weight in the reward of the N-th group of raters, where reward.over=min pays for the "
            + "worst off; groups by name, or as they were found."),
        new("dynamic_sampling/rounds", "Rounds of further sampling that the step took.", "rounds", 0),
        MetricDefinition.Share("dynamic_sampling/filled_fraction",
            "Share of the step's groups that have something to teach after dynamic sampling."),
        new("kl_penalty", "KL coefficient times the sampled KL: what the penalty takes off a response.", "reward per sequence"),
        new("kl_coefficient", "β in this step.", "reward per nat", 0),
        new("kl_to_base_sampled", "KL to the base of the step's own rollouts, estimator k1.", "nats per sequence"),
        new("expert_iteration/kept", "Responses that expert iteration trained on.", "responses", 0),
        MetricDefinition.Share("expert_iteration/kept_fraction", "Share of the responses that expert iteration trained on."),
        new("loss/policy", "The policy's part of the loss, mean over the step's updates.", "loss"),
        new("loss/value", "The critic's part of the loss, before its coefficient.", "loss", 0),
        new("loss/kl", "KL to the base in the loss, where the penalty is placed there.", "nats per token"),
        MetricDefinition.Share("clip_fraction", "Share of the tokens whose gradient the clip stops."),
        MetricDefinition.Share("value_clip_fraction", "Share of the tokens whose value left the clip range."),
        new("approximate_kl_per_token", "KL(old ‖ new) per token of the step's minibatches, estimated from samples.", "nats per token"),
        new("explained_variance", "1 − Var(return − value) / Var(return).", "", High: 1, Better: Better.Higher),
        MetricDefinition.Share("guard/stopped", "1 where the guard stopped the step's updates."),
        new("guard/kl", "Approximate KL that the guard saw last.", "nats per token"),
        new("tokens_per_second/rollout", "Tokens sampled per second.", "tokens per second", 0) { IsTime = true },
        new("tokens_per_second/update", "Tokens learned from per second.", "tokens per second", 0) { IsTime = true },
    ];
}
