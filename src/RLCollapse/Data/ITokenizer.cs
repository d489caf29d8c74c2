namespace RLCollapse.Data;

/// <summary>Text ↔ token ids. <c>Encode(Decode(ids))</c> gives back the ids, whatever they are.</summary>
public interface ITokenizer
{
    /// <summary>Number of ids, specials included.</summary>
    int VocabularySize { get; }

    /// <summary>Fills the room behind a sequence; never equal to <see cref="EndId"/>.</summary>
    int PadId { get; }

    /// <summary>Ends a response.</summary>
    int EndId { get; }

    /// <summary>Ids of a canonical text.</summary>
    /// <exception cref="FormatException">A word is not in the vocabulary; the message names it.</exception>
    int[] Encode(string text);

    /// <summary>Canonical text of the ids; specials appear as <c>&lt;pad&gt;</c> and <c>&lt;end&gt;</c>.</summary>
    string Decode(ReadOnlySpan<int> ids);

    /// <summary>The piece of text an id stands for.</summary>
    string Piece(int id);
}
