namespace RLCollapse.Data;

/// <summary>All data of a run, made from <c>data</c> and the seed alone.</summary>
public sealed class Dataset
{
    /// <summary>Text ↔ ids.</summary>
    public required ITokenizer Tokenizer { get; init; }

    /// <summary>The tracked formats, in the order of <c>data.formats</c>.</summary>
    public required IReadOnlyList<IOutputFormat> Formats { get; init; }

    /// <summary>Problems of pretraining text and RL prompts.</summary>
    public required IReadOnlyList<Problem> Train { get; init; }

    /// <summary>Held-out problems; no problem hash is on both sides.</summary>
    public required IReadOnlyList<Problem> Test { get; init; }

    /// <summary>The pretraining set in a fixed shuffled order: the mixture up to the token budget, with label noise.</summary>
    public required IReadOnlyList<Example> Pretraining { get; init; }

    /// <summary>One clean solution a format of each held-out problem: element [f][i] is test problem i in format f.</summary>
    public required IReadOnlyList<IReadOnlyList<Example>> HeldOut { get; init; }
}
