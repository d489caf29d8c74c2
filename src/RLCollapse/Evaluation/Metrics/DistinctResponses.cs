using RLCollapse.Rewards;
using RLCollapse.Runs;

namespace RLCollapse.Evaluation.Metrics;

/// <summary>How many different responses a prompt gets.</summary>
public static class DistinctResponses
{
    /// <summary>In the list of measures.</summary>
    public static ProbeMetric Metric { get; } = new(
    [
        new("distinct_right", "Different right responses per prompt.", "responses", 0, Better: Better.Higher),
        new("distinct_wrong", "Different wrong responses per prompt.", "responses", 0, Better: Better.Lower),
    ], (probe, record) =>
        Write(record, [.. probe.Responses.Select(response => response.Tokens)], probe.Outcomes, probe.Settings.Tracking.ProbeSamples));

    /// <summary>
    /// Different responses a prompt, the right ones and the wrong ones on their own: their sum's fall is the removal of wrong
    /// responses and the narrowing among right ones, to the number (the split of arXiv 2604.16027).
    /// </summary>
    /// <param name="record">Gets <c>distinct_right</c> and <c>distinct_wrong</c>, means over the prompts.</param>
    /// <param name="responses">Tokens of each sample; samples of a prompt stand together.</param>
    /// <param name="outcomes">Of the same samples.</param>
    /// <param name="samples">Samples of a prompt.</param>
    public static void Write(MetricsRecord record, IReadOnlyList<int[]> responses, IReadOnlyList<Outcome> outcomes, int samples)
    {
        var distinct = responses.Zip(outcomes, (tokens, outcome) => (tokens, outcome.Correct)).Chunk(samples).Select(Of).ToArray();
        record["distinct_right"] = distinct.Average(prompt => prompt.Right);
        record["distinct_wrong"] = distinct.Average(prompt => prompt.Wrong);
    }

    /// <summary>Different right and different wrong responses among the samples of one prompt.</summary>
    internal static (int Right, int Wrong) Of(IEnumerable<(int[] Tokens, bool Correct)> samples)
    {
        var distinct = samples.DistinctBy(sample => string.Join(' ', sample.Tokens)).ToArray(); // as right the second time
        var right = distinct.Count(sample => sample.Correct);
        return (right, distinct.Length - right);
    }
}
