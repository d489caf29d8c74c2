namespace RLCollapse.Data;

/// <summary>Text ↔ token ids.</summary>
/// <remarks>
/// Where <see cref="IsUnambiguous"/>, <c>Encode(Decode(ids))</c> gives back the ids, whatever they are; elsewhere the ids of a text are one
/// of several sequences that decode to it.
/// </remarks>
public interface ITokenizer
{
    /// <summary>The greatest id plus one, specials included.</summary>
    int VocabularySize { get; }

    /// <summary>Fills the room behind a sequence; never equal to <see cref="EndId"/>.</summary>
    int PadId { get; }

    /// <summary>Ends a response.</summary>
    int EndId { get; }

    /// <summary>
    /// Whether a text has exactly one sequence of ids, so that <c>Encode(Decode(ids))</c> gives back the ids and the probability that a
    /// text begins in a certain way is that of its ids.
    /// </summary>
    bool IsUnambiguous => true;

    /// <summary>Ids of a canonical text.</summary>
    /// <exception cref="FormatException">A word is not in the vocabulary; the message names it.</exception>
    int[] Encode(string text);

    /// <summary>Ids of a prompt: those of its text, behind what stands before every text (such as a token for its beginning).</summary>
    /// <exception cref="FormatException">A word is not in the vocabulary; the message names it.</exception>
    int[] EncodePrompt(string text) => Encode(text);

    /// <summary>
    /// Canonical text of the ids; specials appear as they are written: <c>&lt;pad&gt;</c>, <c>&lt;end&gt;</c>. A model may have ids beyond
    /// the vocabulary: their text is none that is encoded to them.
    /// </summary>
    string Decode(ReadOnlySpan<int> ids);

    /// <summary>The piece of text an id stands for, printable.</summary>
    string Piece(int id);

    /// <summary>The piece of an id that no token has.</summary>
    static string Unnamed(int id) => $"<id {id}>";
}
