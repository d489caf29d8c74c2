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

    /// <summary>Accuracy among the problems of each number of steps; nothing where all have as many. Samples of a prompt stand together and every prompt has as many.</summary>
    /// <param name="record">Gets the numbers.</param>
    /// <param name="steps">Steps of each prompt's problem.</param>
    /// <param name="judgements">Of all samples, in the order of the prompts.</param>
    public static void WriteAccuracyBySteps(MetricsRecord record, IReadOnlyList<int> steps, IReadOnlyList<Judgement> judgements)
    {
        var samples = judgements.Count / steps.Count;
        var byLength = judgements.Select((judgement, i) => (Steps: steps[i / samples], judgement.Correct)).GroupBy(sample => sample.Steps).OrderBy(group => group.Key).ToArray();
        if (byLength.Length < 2) return;
        foreach (var group in byLength) record[$"accuracy_by_steps/{group.Key}"] = group.Count(sample => sample.Correct) / (double)group.Count();
    }

    private static bool MajorityIsRight(Judgement[] samples)
    {
        var winner = MajorityVote.Of(samples.Select(s => s.Answer));
        return winner is not null && samples.Any(s => s.Answer == winner && s.Correct);
    }
}
