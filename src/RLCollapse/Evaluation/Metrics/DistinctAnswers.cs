using RLCollapse.Runs;
using RLCollapse.Statistics;

namespace RLCollapse.Evaluation.Metrics;

/// <summary>How many different answers k responses to an open question give, exact, mean over prompts.</summary>
public static class DistinctAnswers
{
    /// <summary>In the list of measures.</summary>
    public static ProbeMetric Metric { get; } = new(
    [
        new("distinct@K", "Expected number of different answers among K responses, those that do not fit included.", "answers", 0),
        new("distinct_valid@K", "Expected number of different answers that fit among K responses.", "answers", 0, Better: Better.Higher),
        MetricDefinition.Share("unique_valid@K", "distinct_valid@K by K (arXiv 2504.12522).", Better.Higher),
        MetricDefinition.Share("utility@K", "Expected utility of K responses to a reader of patience 0.8 who has use for new answers by "
            + "their quality (NoveltyBench, arXiv 2504.05228).", Better.Higher),
    ], Write);

    private static void Write(Probe probe, MetricsRecord record)
    {
        if (probe.Answers is not { } masses) return;
        var prompts = OpenPrompt.Of(probe.Data, masses);
        foreach (var k in probe.Settings.Tracking.PassAtK)
        {
            record[$"distinct@{k}"] = prompts.Average(prompt => DistinctAtK.Expected(prompt.Masses, k));
            var valid = prompts.Average(prompt =>
                DistinctAtK.Expected(prompt.Masses.Where((_, answer) => prompt.Question.Accepts(answer)), k));
            record[$"distinct_valid@{k}"] = valid;
            record[$"unique_valid@{k}"] = valid / k;
            record[$"utility@{k}"] = prompts.Average(prompt => DistinctAtK.Utility(
                prompt.Masses, [.. prompt.Masses.Select((_, answer) => prompt.Question.Quality(answer))], k));
        }
    }
}
