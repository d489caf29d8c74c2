using RLCollapse.Rewards;
using RLCollapse.Rl;
using RLCollapse.Runs;

namespace RLCollapse.Evaluation;

/// <summary>What a probe measures, and how it samples.</summary>
/// <param name="Tracking">Prompts, samples, thresholds.</param>
/// <param name="Rl">Temperature, length and truncation of responses; the KL penalty, for the theory lines.</param>
/// <param name="Reward">What responses earn.</param>
/// <param name="Output">How many responses are kept for <c>samples.jsonl</c>.</param>
/// <param name="Seed">The run's.</param>
public sealed record ProbeSettings(TrackingOptions Tracking, RlOptions Rl, RewardOptions Reward, OutputOptions Output, int Seed);
