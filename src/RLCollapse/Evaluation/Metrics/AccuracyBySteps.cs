using RLCollapse.Rewards;
using RLCollapse.Runs;

namespace RLCollapse.Evaluation.Metrics;

/// <summary>Accuracy among problems of each length.</summary>
public static class AccuracyBySteps
{
    /// <summary>In the list of measures.</summary>
    public static ProbeMetric Metric { get; } = new(
    [
        MetricDefinition.Share("accuracy_by_steps/N", "Accuracy among the problems of N steps; where all have as many, none.",
            Better.Higher),
    ], (probe, record) =>
        Write(record, [.. probe.Data.Test.Take(probe.Prompts.Count).Select(problem => problem.Difficulty)], probe.Outcomes));

    /// <summary>
    /// Accuracy among the problems of each number of steps; nothing where all have as many. Samples of a prompt stand together and every
    /// prompt has as many.
    /// </summary>
    /// <param name="record">Gets the numbers.</param>
    /// <param name="steps">Steps of each prompt's problem.</param>
    /// <param name="outcomes">Of all samples, in the order of the prompts.</param>
    public static void Write(MetricsRecord record, IReadOnlyList<int> steps, IReadOnlyList<Outcome> outcomes)
    {
        var samples = outcomes.Count / steps.Count;
        var byLength = outcomes.Select((outcome, i) => (Steps: steps[i / samples], outcome.Correct)).GroupBy(sample => sample.Steps)
            .OrderBy(group => group.Key).ToArray();
        if (byLength.Length < 2) return;
        foreach (var group in byLength)
            record[$"accuracy_by_steps/{group.Key}"] = group.Count(sample => sample.Correct) / (double)group.Count();
    }
}
