using RLCollapse.Data;
using RLCollapse.Rewards;
using RLCollapse.Runs;
using RLCollapse.Statistics;

namespace RLCollapse.Evaluation.Metrics;

/// <summary>How varied the words of a prompt's responses are, where formats say that responses differ in them.</summary>
public static class WordVariety
{
    private static readonly int[] Lengths = [1, 2];

    /// <summary>In the list of measures.</summary>
    public static ProbeMetric Metric { get; } = new(
    [
        MetricDefinition.Share("distinct_ngrams/N", "Distinct n-grams of N words by all of a prompt's responses, mean over prompts "
            + "(distinct-n, arXiv 1510.03055); of tales and programs.", Better.Higher),
        new("ead/N", "Distinct n-grams of N words by as many as were expected if all were alike likely (EAD, arXiv 2202.13587), of a "
            + "prompt's responses, mean over prompts; of tales and programs.", "", 0, Better: Better.Higher),
        new("word_rarity", "Mean −log probability of a response's words in the corpus' own law, mean over responses; of tales.", "nats", 0),
    ], Write);

    private static void Write(Probe probe, MetricsRecord record)
    {
        if (!probe.Data.Formats.Any(format => format.HasManyForms)) return;
        var tokenizer = probe.Data.Tokenizer;
        var words = tokenizer.VocabularySize - 2; // neither the end nor the padding
        var prompts = probe.Responses
            .Select(response => response.Tokens.Where(id => id != tokenizer.EndId && id != tokenizer.PadId).ToArray())
            .Chunk(probe.Settings.Tracking.ProbeSamples).ToArray();
        foreach (var n in Lengths)
        {
            record[$"distinct_ngrams/{n}"] = prompts.Average(texts => DistinctNgrams.Share(texts, n));
            record[$"ead/{n}"] = prompts.Average(texts => DistinctNgrams.ExpectationAdjusted(texts, n, words));
        }

        if (probe.Data.Test[0] is IWordLaw)
        {
            record["word_rarity"] = probe.Responses.Average(response =>
                WordRarity.Of(probe.ProblemOf(response), probe.Reward.Grader.Text(response)));
        }
    }
}
