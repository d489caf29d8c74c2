namespace RLCollapse.Data;

/// <summary>All data of a run, made from <c>data</c> and the seed alone.</summary>
public sealed class Dataset
{
    private readonly Lazy<int> _longestPrompt;
    private readonly Lazy<IReadOnlyList<FormatOpener>> _openers;
    private readonly Lazy<IReadOnlyList<(int Shortest, int Longest)>> _solutions;

    /// <summary>Data that are still empty.</summary>
    public Dataset()
    {
        _longestPrompt = new(() => Math.Max(
            Train!.Concat(Test!).Max(problem => Tokenizer!.EncodePrompt(problem.Prompt).Length),
            HeldOut!.SelectMany(held => held).Select(example => example.Prompt.Length).DefaultIfEmpty(0).Max()));
        _openers = new(() => FormatOpener.Of(Formats!, Tokenizer!));
        _solutions = new(() => [.. HeldOut!.Select((held, format) =>
        {
            var lengths = Pretraining!.Where(example => example.Format == format).Concat(held).Select(example => example.Response.Length)
                .ToList();
            return (lengths.Min(), lengths.Max());
        })]);
    }

    /// <summary>Text ↔ ids.</summary>
    public required ITokenizer Tokenizer { get; init; }

    /// <summary>The tracked formats, in the order of <c>data.formats</c>.</summary>
    public required IReadOnlyList<IOutputFormat> Formats { get; init; }

    /// <summary>How each format begins.</summary>
    public IReadOnlyList<FormatOpener> Openers => _openers.Value;

    /// <summary>Problems of pretraining text and RL prompts.</summary>
    public required IReadOnlyList<Problem> Train { get; init; }

    /// <summary>Held-out problems; no problem hash is on both sides.</summary>
    public required IReadOnlyList<Problem> Test { get; init; }

    /// <summary>The pretraining set in a fixed shuffled order: the mixture up to the token budget, with label noise.</summary>
    public required IReadOnlyList<Example> Pretraining { get; init; }

    /// <summary>One clean solution a format of each held-out problem that it has one of: element [f] are those of format f.</summary>
    public required IReadOnlyList<IReadOnlyList<Example>> HeldOut { get; init; }

    /// <summary>Where responses name their answers, if those are few enough to enumerate.</summary>
    public AnswerTree? Answers { get; init; }

    /// <summary>What is worth knowing of the problems, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Tokens of the longest prompt.</summary>
    public int LongestPrompt => _longestPrompt.Value;

    /// <summary>Tokens of the shortest and the longest written solution in each format, the end token included.</summary>
    public IReadOnlyList<(int Shortest, int Longest)> SolutionLengths => _solutions.Value;

    /// <summary>Tokens of the longest written solution.</summary>
    public int LongestSolution => SolutionLengths.Max(lengths => lengths.Longest);
}
