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
        var distinct = responses.Zip(outcomes, (tokens, outcome) => (Text: string.Join(' ', tokens), outcome.Correct))
            .Chunk(samples)
            .Select(prompt => prompt.DistinctBy(response => response.Text).ToArray()) // a response is as right the second time
            .ToArray();
        record["distinct_right"] = distinct.Average(prompt => prompt.Count(response => response.Correct));
        record["distinct_wrong"] = distinct.Average(prompt => prompt.Count(response => !response.Correct));
    }
}
