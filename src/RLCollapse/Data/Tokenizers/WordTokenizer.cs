using System.Globalization;
using System.Text;
using RLCollapse.Common;
using RLCollapse.Data.Tasks;

namespace RLCollapse.Data.Tokenizers;

/// <summary>
/// Closed vocabulary of words with a token for each digit. Canonical text has single spaces between tokens, except that
/// neighbouring digits are written together ("12"). Ids: 0 pad, 1 end, 2–11 the digits, then the words.
/// </summary>
public sealed class WordTokenizer : ITokenizer
{
    private const int FirstDigit = 2;
    private const int FirstWord = FirstDigit + 10;

    /// <summary>Texts of the tokens that are no words.</summary>
    internal static readonly string[] Specials = ["<pad>", "<end>"];

    private readonly string[] _pieces;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _ids;

    /// <summary>A tokenizer of these words, in this order.</summary>
    /// <param name="words">Distinct words without spaces, none of them a number.</param>
    public WordTokenizer(IReadOnlyList<string> words)
    {
        _pieces = [.. Specials, .. Enumerable.Range(0, 10).Select(d => d.ToString(CultureInfo.InvariantCulture)), .. words];
        var ids = new Dictionary<string, int>(StringComparer.Ordinal) { [_pieces[PadId]] = PadId, [_pieces[EndId]] = EndId };
        for (var id = FirstWord; id < _pieces.Length; id++) ids.Add(_pieces[id], id);
        _ids = ids.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The tokenizer of a run: the words of its task's prompts, then those of its formats.</summary>
    /// <remarks>
    /// Formats stand as in <see cref="OutputFormats.All"/>, so neither their order in a config nor a new format moves an id.
    /// </remarks>
    /// <param name="data">Section <c>data</c>.</param>
    /// <exception cref="UserErrorException">A format is unknown, of another task or occurs twice, or there is none at all.</exception>
    public static WordTokenizer Of(DataOptions data)
    {
        var selected = OutputFormats.Of(data);
        var formats = OutputFormats.All.Items.Intersect(selected).Concat(selected).Distinct();
        return new([.. KnownTasks.Get(data.Domain).WordsOf(data).Concat(formats.SelectMany(format => format.Words)).Distinct()]);
    }

    /// <inheritdoc/>
    public int VocabularySize => _pieces.Length;

    /// <inheritdoc/>
    public int PadId => 0;

    /// <inheritdoc/>
    public int EndId => 1;

    /// <inheritdoc/>
    public string Piece(int id) => id < _pieces.Length ? _pieces[id] : ITokenizer.Unnamed(id);

    /// <inheritdoc/>
    public int[] Encode(string text)
    {
        var ids = new List<int>(text.Length / 2);
        foreach (var range in text.AsSpan().Split(' '))
        {
            var word = text.AsSpan(range);
            if (word.IsEmpty) continue;
            if (_ids.TryGetValue(word, out var id)) ids.Add(id);
            else if (IsNumber(word)) AddDigits(word, ids);
            else throw new FormatException($"'{word}' is not in the vocabulary of {VocabularySize} words (in '{Excerpt(text)}').");
        }

        return [.. ids];
    }

    /// <inheritdoc/>
    public string Decode(ReadOnlySpan<int> ids)
    {
        var text = new StringBuilder(ids.Length * 4);
        for (var i = 0; i < ids.Length; i++)
        {
            if (i > 0 && !(IsDigit(ids[i - 1]) && IsDigit(ids[i]))) text.Append(' ');
            text.Append(Piece(ids[i]));
        }

        return text.ToString();
    }

    private static bool IsDigit(int id) => id is >= FirstDigit and < FirstWord;

    private static bool IsNumber(ReadOnlySpan<char> word) => !word.ContainsAnyExceptInRange('0', '9');

    private static void AddDigits(ReadOnlySpan<char> word, List<int> ids)
    {
        foreach (var digit in word) ids.Add(FirstDigit + digit - '0');
    }

    private static string Excerpt(string text) => text.Length <= 80 ? text : text[..77] + "...";
}
