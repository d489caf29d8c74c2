using RLCollapse.Config;
using RLCollapse.Data;
using RLCollapse.Rewards;
using RLCollapse.Runs;

namespace RLCollapse.Tracking;

/// <summary>Numbers of a probe that come from its judged samples alone.</summary>
public static class ProbeNumbers
{
    /// <summary>Sampled share of each format and of malformed, with Wilson's 95 % interval; the shares sum to 1.</summary>
    public static void WriteShares(MetricsRecord record, IReadOnlyList<IOutputFormat> formats, IReadOnlyList<Judgement> judgements)
    {
        for (var f = 0; f <= formats.Count; f++)
        {
            var (name, index) = f < formats.Count ? (formats[f].Name, f) : (FormatClassifier.Malformed, -1);
            var count = judgements.Count(j => j.Format == index);
            var (low, high) = WilsonInterval.Of95(count, judgements.Count);
            record[$"format_share/{name}"] = count / (double)judgements.Count;
            record[$"format_share_low/{name}"] = low;
            record[$"format_share_high/{name}"] = high;
        }
    }

    /// <summary>Accuracy, pass@k and majority@k. Samples of a prompt stand together and every prompt has as many.</summary>
    public static void WriteAccuracy(MetricsRecord record, IReadOnlyList<Judgement> judgements, TrackingOptions options)
    {
        record["accuracy"] = judgements.Count(j => j.Correct) / (double)judgements.Count;
        record["reward"] = judgements.Average(j => j.Reward);
        var prompts = judgements.Chunk(options.ProbeSamples).ToArray();
        foreach (var k in options.PassAtK)
        {
            record[$"pass@{k}"] = prompts.Average(samples => PassAtK.Estimate(samples.Length, samples.Count(s => s.Correct), k));
            record[$"majority@{k}"] = prompts.Average(samples => MajorityIsRight(samples[..k]) ? 1.0 : 0.0);
        }
    }

    private static bool MajorityIsRight(Judgement[] samples)
    {
        var winner = MajorityVote.Of(samples.Select(s => s.Answer));
        return winner is not null && samples.Any(s => s.Answer == winner && s.Correct);
    }
}
