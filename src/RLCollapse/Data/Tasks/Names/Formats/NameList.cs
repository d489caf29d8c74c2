using System.Globalization;

namespace RLCollapse.Data.Tasks.Names.Formats;

/// <summary>
/// Several different things at once, the answer to a prompt of a kind of its own: with what part of the corpus' answers each is, in tenths
/// (verbalized sampling, arXiv 2510.01171), or without.
/// </summary>
/// <param name="kind">Kind of prompt and name of the format.</param>
/// <param name="opener">The first word.</param>
/// <param name="hasProbabilities">Whether each thing is followed by its probability.</param>
/// <param name="style">How figures draw it.</param>
public sealed class NameList(string kind, string opener, bool hasProbabilities, FormatStyle style) : IOutputFormat
{
    private const string Mark = ".";
    private const int MostWords = 2 + (2 * 2 * Length);

    /// <summary>Things of a list.</summary>
    public const int Length = 5;

    /// <summary>With probabilities, and without.</summary>
    public static IReadOnlyList<NameList> All { get; } =
    [
        new("list", "first", hasProbabilities: true, new("#56B4E9", FormatMarker.OpenCircle)),
        new("sequence", "next", hasProbabilities: false, new("#332288", FormatMarker.OpenSquare)),
    ];

    /// <inheritdoc/>
    public string Name => kind;

    /// <inheritdoc/>
    public string Description { get; } = hasProbabilities
        ? $"Five names and tenths of probability: {opener} bako 3 debi 1 … {Mark}"
        : $"Five names: {opener} bako debi … {Mark}";

    /// <inheritdoc/>
    public ProblemDomain Domain => ProblemDomain.Names;

    /// <inheritdoc/>
    public string PromptKind => kind;

    /// <inheritdoc/>
    public string Opener => opener;

    /// <inheritdoc/>
    public IReadOnlyList<string> Words { get; } = [kind, opener, Mark];

    /// <inheritdoc/>
    public bool IsExecuted => false;

    /// <inheritdoc/>
    public FormatStyle Style => style;

    /// <inheritdoc/>
    public string Render(Problem problem)
    {
        var named = (NameProblem)problem;
        return $"{opener} {string.Join(' ', named.Listed.Select(thing => hasProbabilities
            ? $"{NameWords.Things[thing]} {Tenths(named.Law[thing])}"
            : NameWords.Things[thing]))} {Mark}";
    }

    /// <summary>Reads a list; its answer is the first thing.</summary>
    public bool TryParse(string text, out long answer)
    {
        var things = Things(text);
        answer = things.Count > 0 ? things[0] : -1;
        return things.Count > 0;
    }

    /// <summary>The things of a list, in order; none where the text is no list of this kind.</summary>
    public IReadOnlyList<int> Things(string text)
    {
        var words = text.Split(' ', MostWords + 1); // one more than it may have, whatever the length of the text
        var each = hasProbabilities ? 2 : 1;
        if (words.Length < 2 + each || (words.Length - 2) % each != 0 || words[0] != opener || words[^1] != Mark) return [];
        var items = words[1..^1].Chunk(each).ToArray();
        int[] things = [.. items.Select(item => NameWords.ThingOf(item[0]))];
        return things.All(thing => thing >= 0) && items.All(item => each == 1 || item[1] is [>= '0' and <= '9']) ? things : [];
    }

    private static string Tenths(double probability) =>
        Math.Min(9, (int)(10 * probability)).ToString(CultureInfo.InvariantCulture);
}
