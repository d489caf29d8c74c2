using RLCollapse.Runs;
using RLCollapse.Statistics;

namespace RLCollapse.Evaluation.Metrics;

/// <summary>How a policy's mass lies over the answers of an open question, exact, mean over prompts.</summary>
public static class OpenAnswers
{
    /// <summary>In the list of measures.</summary>
    public static ProbeMetric Metric { get; } = new(
    [
        MetricDefinition.Share("valid_mass", "Probability that a response names an answer that fits the question, exact.", Better.Higher),
        new("meaning_entropy", "Entropy of the answers among those that fit, exact.", "nats", 0),
        new("wording_entropy", "Entropy of the formats of responses that name an answer, exact.", "nats", 0),
        MetricDefinition.Share("effective_pairs", "Probability that two responses fit and name different answers, exact "
            + "(arXiv 2504.12522).", Better.Higher),
        new("vendi", "Effective number of unlike answers among those that fit (arXiv 2210.02410), by the world's own likeness.",
            "answers", 1, Better: Better.Higher),
        MetricDefinition.Share("answer_quality", "Expected quality of a response: that of its answer, 0 where it does not fit, exact.",
            Better.Higher),
        new("world_kl", "KL(world ‖ policy) of the answers that fit: what the policy has forgotten of how common they are.", "nats", 0),
    ], Write);

    private static void Write(Probe probe, MetricsRecord record)
    {
        if (probe.Answers is not { } masses) return;
        var prompts = OpenPrompt.Of(probe.Data, masses);
        record["valid_mass"] = prompts.Average(prompt => prompt.ValidMass);
        record["meaning_entropy"] = prompts.Average(prompt => Diversity.Entropy(prompt.Valid));
        record["wording_entropy"] = masses.Formats.Average(formats => Diversity.Entropy(formats.Select(mass => mass / formats.Sum())));
        record["effective_pairs"] = prompts.Average(prompt =>
            (prompt.ValidMass * prompt.ValidMass) - prompt.Masses.Where((_, answer) => prompt.Question.Accepts(answer)).Sum(p => p * p));
        record["vendi"] = prompts.Average(prompt => VendiScore.Of(prompt.Valid, (i, j) => prompt.Question.Similarity(i, j)));
        record["answer_quality"] = prompts.Average(prompt => prompt.Masses.Index().Sum(answer =>
            answer.Item * prompt.Question.Quality(answer.Index)));
        record["world_kl"] = prompts.Average(prompt => prompt.Question.Law.Zip(prompt.Valid)
            .Where(pair => pair.First > 0).Sum(pair => pair.First * (Math.Log(pair.First) - Math.Log(pair.Second))));
    }
}
