using RLCollapse.Rewards;
using RLCollapse.Rl;

namespace RLCollapse.Evaluation;

/// <summary>What a probe measures, and how it samples.</summary>
/// <param name="Tracking">Prompts, samples, thresholds.</param>
/// <param name="Rl">Temperature and length of responses; the KL penalty, for the theory lines.</param>
/// <param name="Reward">What responses earn, for the theory lines.</param>
/// <param name="SamplesKept">Responses of a probe for <c>samples.jsonl</c>.</param>
/// <param name="Seed">The run's.</param>
public sealed record ProbeSettings(TrackingOptions Tracking, RlOptions Rl, RewardOptions Reward, int SamplesKept, int Seed);
