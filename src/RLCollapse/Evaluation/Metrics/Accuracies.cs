using RLCollapse.Rewards;
using RLCollapse.Runs;
using RLCollapse.Statistics;

namespace RLCollapse.Evaluation.Metrics;

/// <summary>Right answers, among all samples and among k of a prompt.</summary>
public static class Accuracies
{
    /// <summary>In the list of measures.</summary>
    public static ProbeMetric Metric { get; } = new(
    [
        MetricDefinition.Share("accuracy", "Share of the sampled responses with the right answer.", Better.Higher),
        new("reward", "Mean reward of the sampled responses, the KL penalty left out.", "reward", Better: Better.Higher),
        MetricDefinition.Share("pass@K", "Probability that one of K samples is right, unbiased (arXiv 2107.03374), mean over problems.",
            Better.Higher),
        MetricDefinition.Share("majority@K", "Share of problems whose commonest answer among the first K samples is right.", Better.Higher),
    ], (probe, record) => Write(record, probe.Outcomes, probe.Settings.Tracking));

    /// <summary>Accuracy, pass@k and majority@k. Samples of a prompt stand together and every prompt has as many.</summary>
    public static void Write(MetricsRecord record, IReadOnlyList<Outcome> outcomes, TrackingOptions options)
    {
        record["accuracy"] = outcomes.Count(j => j.Correct) / (double)outcomes.Count;
        record["reward"] = outcomes.Average(j => j.Reward);
        var prompts = outcomes.Chunk(options.ProbeSamples).ToArray();
        foreach (var k in options.PassAtK)
        {
            record[$"pass@{k}"] = prompts.Average(samples => PassAt(samples, k));
            record[$"majority@{k}"] = prompts.Average(samples => MajorityIsRightAt(samples, k) ? 1.0 : 0.0);
        }
    }

    /// <summary>pass@k of a prompt.</summary>
    internal static double PassAt(Outcome[] samples, int k) => PassAtK.Estimate(samples.Length, samples.Count(s => s.Correct), k);

    /// <summary>Whether the commonest answer of a prompt's first k samples is right.</summary>
    internal static bool MajorityIsRightAt(Outcome[] samples, int k)
    {
        var winner = MajorityVote.Of(samples[..k].Select(s => s.Answer));
        return winner is not null && samples[..k].Any(s => s.Answer == winner && s.Correct);
    }
}
