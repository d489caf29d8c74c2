namespace RLCollapse.Data;

/// <summary>All data of a run, made from <c>data</c> and the seed alone.</summary>
public sealed class Dataset
{
    private readonly Lazy<int> _longestPrompt;
    private readonly Lazy<(int Shortest, int Longest)> _solutions;

    /// <summary>Data that are still empty.</summary>
    public Dataset()
    {
        _longestPrompt = new(() => Train!.Concat(Test!).Max(problem => Tokenizer!.Encode(problem.Prompt).Length));
        _solutions = new(() => Pretraining!.Concat(HeldOut!.SelectMany(format => format)).Select(example => example.Response.Length)
            .Aggregate((int.MaxValue, 0), (ends, length) => (Math.Min(ends.Item1, length), Math.Max(ends.Item2, length))));
    }

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

    /// <summary>Tokens of the longest prompt.</summary>
    public int LongestPrompt => _longestPrompt.Value;

    /// <summary>Tokens of the shortest written solution, its end token included.</summary>
    public int ShortestSolution => _solutions.Value.Shortest;

    /// <summary>Tokens of the longest.</summary>
    public int LongestSolution => _solutions.Value.Longest;
}
