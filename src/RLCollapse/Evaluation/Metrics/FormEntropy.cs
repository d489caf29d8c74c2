using RLCollapse.Runs;
using RLCollapse.Statistics;

namespace RLCollapse.Evaluation.Metrics;

/// <summary>In how many forms a policy writes its answers, exact, where formats say that answers have many forms.</summary>
public static class FormEntropy
{
    /// <summary>In the list of measures.</summary>
    public static ProbeMetric Metric { get; } = new(
    [
        new("form_entropy", "Entropy of the forms in which answers are written, whether they fit or not, exact, mean over prompts; of "
            + "programs.", "nats", 0),
        new("form_entropy_valid", "That among the answers that fit.", "nats", 0),
    ], Write);

    private static void Write(Probe probe, MetricsRecord record)
    {
        if (probe.Answers is not { } masses || !probe.Data.Formats.Any(format => format.HasManyForms)) return;
        record["form_entropy"] = Mean(probe, masses, (_, _) => true);
        record["form_entropy_valid"] = Mean(probe, masses, (prompt, answer) => probe.Data.Test[prompt].Accepts(answer));
    }

    private static double Mean(Probe probe, AnswerMasses masses, Func<int, int, bool> counts) =>
        Enumerable.Range(0, probe.Prompts.Count).Average(prompt =>
        {
            double[] forms = [.. masses.Tree.Prefixes.Index()
                .SelectMany(prefix => prefix.Item.Names.Zip(masses.Behind(prompt, prefix.Index)))
                .Where(form => counts(prompt, form.First.Answer)).Select(form => form.Second)];
            var sum = forms.Sum();
            return Diversity.Entropy(forms.Select(mass => mass / sum));
        });
}
