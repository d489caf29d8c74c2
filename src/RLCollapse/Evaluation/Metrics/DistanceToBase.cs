using RLCollapse.Runs;

namespace RLCollapse.Evaluation.Metrics;

/// <summary>How far the policy is from its base, and how undecided.</summary>
public static class DistanceToBase
{
    /// <summary>In the list of measures.</summary>
    public static ProbeMetric Metric { get; } = new(
    [
        new("kl_to_base_per_sequence", "KL(policy ‖ base) of a response, mean over samples of the sum over tokens, "
            + "exact over the vocabulary at each.", "nats per sequence", 0),
        new("token_entropy", "Entropy of the next token, mean over the tokens of the samples.", "nats per token", 0),
    ], Write);

    private static void Write(Probe probe, MetricsRecord record)
    {
        var distance = PolicyDistance.Measure(probe.Policy, probe.Reference, probe.Prompts, probe.Responses,
            probe.Settings.Rl.Sampling.Temperature, probe.Data.Tokenizer.PadId);
        record["kl_to_base_per_sequence"] = distance.KlPerSequence;
        record["token_entropy"] = distance.TokenEntropy;
    }
}
