namespace RLCollapse.Data.Tasks.Tales.Formats;

/// <summary>A way to begin a tale: a word before the first sentence.</summary>
/// <param name="name">The word, its name in configs and metric keys.</param>
/// <param name="style">How figures draw it.</param>
public sealed class TaleOpening(string name, FormatStyle style) : IOutputFormat
{
    private const int Length = 1 + (TaleProblem.Sentences * TaleSentence.Length); // words

    /// <summary>All of them, the commonest of a shipped corpus first.</summary>
    public static IReadOnlyList<TaleOpening> All { get; } =
    [
        new("once", new("#0072B2", FormatMarker.FilledCircle)),
        new("today", new("#D55E00", FormatMarker.FilledSquare)),
        new("somewhere", new("#009E73", FormatMarker.FilledTriangleUp)),
    ];

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public string Description { get; } = $"A tale of four sentences: {name} a small fox sang softly . …";

    /// <inheritdoc/>
    public ProblemDomain Domain => ProblemDomain.Tales;

    /// <inheritdoc/>
    public string PromptKind => TaleProblem.TellKind;

    /// <inheritdoc/>
    public string Opener => name;

    /// <inheritdoc/>
    public IReadOnlyList<string> Words { get; } = [name, "a", ".", .. TaleWords.All];

    /// <inheritdoc/>
    public bool IsExecuted => false;

    /// <inheritdoc/>
    public bool HasManyForms => true;

    /// <inheritdoc/>
    public FormatStyle Style => style;

    /// <inheritdoc/>
    public string Render(Problem problem) => $"{name} {string.Join(' ', ((TaleProblem)problem).Tale.Select(sentence => sentence.Text))}";

    /// <summary>Reads a tale; its answer is whom the first two sentences tell of.</summary>
    public bool TryParse(string text, out long answer)
    {
        var words = text.Split(' ', Length + 1); // one more than it may have, whatever the length of the text
        TaleSentence?[] tale = words.Length == Length && words[0] == name
            ? [.. words[1..].Chunk(TaleSentence.Length).Select(sentence => TaleSentence.Read(sentence))]
            : [null];
        answer = tale.All(sentence => sentence is not null) ? TaleProblem.AnswerOf(tale[0]!.Thing, tale[1]!.Thing) : -1;
        return answer >= 0;
    }
}
