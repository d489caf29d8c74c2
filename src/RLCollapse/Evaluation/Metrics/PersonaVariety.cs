using RLCollapse.Data.Tasks.Names;
using RLCollapse.Runs;
using RLCollapse.Statistics;

namespace RLCollapse.Evaluation.Metrics;

/// <summary>
/// Variety within personas and over all of them, where prompts name who asks: a policy that answers everybody alike has the same of both,
/// one that answers each in their own way has more over all. Of the answers that fit, exact; arXiv 2411.04427 splits distances so.
/// </summary>
public static class PersonaVariety
{
    /// <summary>In the list of measures.</summary>
    public static ProbeMetric Metric { get; } = new(
    [
        new("persona/internal", "Entropy of the answers that fit to a persona's question, mean over personas, then over questions; exact.",
            "nats", 0, Better: Better.Higher),
        new("persona/population", "Entropy of the mean over personas of the answers that fit, mean over questions; exact.", "nats", 0,
            Better: Better.Higher),
    ], Write);

    private static void Write(Probe probe, MetricsRecord record)
    {
        if (probe.Answers is not { } masses) return;
        double[][][] questions =
        [
            .. OpenPrompt.Of(probe.Data, masses).Where(prompt => prompt.Question is NameProblem { Persona: not null })
                .GroupBy(prompt => ((NameProblem)prompt.Question).Question, prompt => prompt.Valid)
                .Select(personas => personas.ToArray()).Where(personas => personas.Length > 1),
        ];
        if (questions.Length == 0) return;
        record["persona/internal"] = questions.Average(personas => personas.Average(valid => Diversity.Entropy(valid)));
        record["persona/population"] = questions.Average(personas => Diversity.Entropy(
            personas[0].Select((_, answer) => personas.Average(valid => valid[answer]))));
    }
}
