namespace RLCollapse.Data.Tasks.Names.Formats;

/// <summary>A way to name a thing: an opener, an adjective, the thing and a mark at the end.</summary>
/// <param name="name">In configs and metric keys; it is the first word.</param>
/// <param name="second">The second word.</param>
/// <param name="mark">The last one.</param>
/// <param name="style">How figures draw it.</param>
public sealed class NameWording(string name, string second, string mark, FormatStyle style) : IOutputFormat
{
    private const int Length = 5; // words

    /// <summary>All of them, the commonest of a shipped corpus first.</summary>
    public static IReadOnlyList<NameWording> All { get; } =
    [
        new("perhaps", "a", ".", new("#0072B2", FormatMarker.FilledCircle)),
        new("surely", "the", ".", new("#D55E00", FormatMarker.FilledSquare)),
        new("try", "one", ".", new("#009E73", FormatMarker.FilledTriangleUp)),
        new("how", "about", "?", new("#CC79A7", FormatMarker.FilledDiamond)),
        new("mine", "is", "!", new("#8B5A2B", FormatMarker.FilledTriangleDown)),
    ];

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public string Description { get; } = $"A name: {name} {second} small bako {mark}";

    /// <inheritdoc/>
    public ProblemDomain Domain => ProblemDomain.Names;

    /// <inheritdoc/>
    public string PromptKind => Question.NameKind;

    /// <inheritdoc/>
    public string Opener => name;

    /// <summary>What stands before the adjective.</summary>
    public string Before { get; } = $"{name} {second}";

    /// <summary>What stands behind the thing.</summary>
    public string Mark => mark;

    /// <inheritdoc/>
    public IReadOnlyList<string> Words { get; } = [name, second, mark];

    /// <inheritdoc/>
    public bool IsExecuted => false;

    /// <inheritdoc/>
    public FormatStyle Style => style;

    /// <inheritdoc/>
    public string Render(Problem problem)
    {
        var named = (NameProblem)problem;
        return $"{Before} {NameWords.Adjectives[named.Adjective]} {NameWords.Things[named.Thing]} {mark}";
    }

    /// <inheritdoc/>
    public bool TryParse(string text, out long answer)
    {
        var words = text.Split(' ', Length + 1); // one more than it may have, whatever the length of the text
        answer = words.Length == Length ? NameWords.ThingOf(words[3]) : -1;
        return answer >= 0 && words[0] == name && words[1] == second && words[4] == mark && NameWords.Adjectives.Contains(words[2]);
    }
}
