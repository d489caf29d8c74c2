using System.Text;

namespace RLCollapse.Data.Tokenizers;

/// <summary>Every text, by the bytes of its UTF-8. Ids: 0 pad, 1 end, 2–257 the bytes 0–255.</summary>
/// <remarks>
/// A text has one sequence of ids. Ids that are no UTF-8 have a text, too, in which U+FFFD stands for each sequence that is none; they do
/// not come back from it, nor do specials, whose text is their letters.
/// </remarks>
public sealed class ByteTokenizer : ITokenizer
{
    /// <summary>Id of the byte 0.</summary>
    public const int FirstByte = 2;

    private static readonly string[] Pieces = ["<pad>", "<end>", .. Enumerable.Range(0, 256).Select(Printable)];

    /// <inheritdoc/>
    public int VocabularySize => Pieces.Length;

    /// <inheritdoc/>
    public int PadId => 0;

    /// <inheritdoc/>
    public int EndId => 1;

    /// <inheritdoc/>
    /// <remarks>No text is turned away; half of a surrogate pair counts as U+FFFD.</remarks>
    public int[] Encode(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var ids = new int[bytes.Length];
        for (var i = 0; i < ids.Length; i++) ids[i] = FirstByte + bytes[i];
        return ids;
    }

    /// <inheritdoc/>
    public string Decode(ReadOnlySpan<int> ids)
    {
        var bytes = new List<byte>(ids.Length);
        foreach (var id in ids)
        {
            if (id is >= FirstByte and < FirstByte + 256) bytes.Add((byte)(id - FirstByte));
            else bytes.AddRange(Encoding.UTF8.GetBytes(Piece(id)));
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    /// <summary>A letter of ASCII as it is, a space too; any other byte as <c>&lt;0x0A&gt;</c>.</summary>
    public string Piece(int id) => id < Pieces.Length ? Pieces[id] : ITokenizer.Unnamed(id);

    private static string Printable(int value) => value is >= ' ' and <= '~' ? ((char)value).ToString() : $"<0x{value:X2}>";
}
