using RLCollapse.Data;
using RLCollapse.Grading;
using RLCollapse.Runs;
using RLCollapse.Statistics;

namespace RLCollapse.Evaluation;

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

    /// <summary>
    /// Different responses a prompt, the right ones and the wrong ones on their own: their sum's fall is the removal of wrong
    /// responses and the narrowing among right ones, to the number (the split of arXiv 2604.16027).
    /// </summary>
    /// <param name="record">Gets <c>distinct_right</c> and <c>distinct_wrong</c>, means over the prompts.</param>
    /// <param name="responses">Tokens of each sample; samples of a prompt stand together.</param>
    /// <param name="judgements">Of the same samples.</param>
    /// <param name="samples">Samples of a prompt.</param>
    public static void WriteDiversity(MetricsRecord record, IReadOnlyList<int[]> responses, IReadOnlyList<Judgement> judgements, int samples)
    {
        var distinct = responses.Zip(judgements, (tokens, judgement) => (Text: string.Join(' ', tokens), judgement.Correct))
            .Chunk(samples)
            .Select(prompt => prompt.DistinctBy(response => response.Text).ToArray()) // a response is as right the second time
            .ToArray();
        record["distinct_right"] = distinct.Average(prompt => prompt.Count(response => response.Correct));
        record["distinct_wrong"] = distinct.Average(prompt => prompt.Count(response => !response.Correct));
    }

    private static bool MajorityIsRight(Judgement[] samples)
    {
        var winner = MajorityVote.Of(samples.Select(s => s.Answer));
        return winner is not null && samples.Any(s => s.Answer == winner && s.Correct);
    }
}
