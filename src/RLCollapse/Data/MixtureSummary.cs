namespace RLCollapse.Data;

/// <summary>What a pretraining set consists of.</summary>
/// <param name="Parts">Each format's part, in the order of the formats.</param>
/// <param name="Examples">Number of examples.</param>
/// <param name="Tokens">Tokens of prompts and responses.</param>
public sealed record MixtureSummary(IReadOnlyList<FormatPart> Parts, int Examples, long Tokens)
{
    /// <summary>Counts a data set's pretraining examples.</summary>
    public static MixtureSummary Of(Dataset dataset)
    {
        var examples = new int[dataset.Formats.Count];
        var responseTokens = new long[dataset.Formats.Count];
        foreach (var example in dataset.Pretraining)
        {
            examples[example.Format]++;
            responseTokens[example.Format] += example.Response.Length;
        }

        var count = dataset.Pretraining.Count;
        var total = responseTokens.Sum();
        return new MixtureSummary(
            [.. dataset.Formats.Select((format, f) => new FormatPart(
                format.Name, examples[f], responseTokens[f], (double)responseTokens[f] / total, (double)examples[f] / count))],
            count,
            dataset.Pretraining.Sum(example => (long)example.Length));
    }
}
