using System.Text.Json;

namespace RLCollapse.Data.Tokenizers;

/// <summary>
/// Bytes of a text that would get lost in silence, because a vocabulary has neither a token for them nor one for the unknown.
/// </summary>
internal static class MissingBytes
{
    /// <summary>Bytes of UTF-8 that a vocabulary does not hold.</summary>
    /// <param name="file">Its file.</param>
    /// <param name="root">The file's content.</param>
    /// <exception cref="Common.UserErrorException">The file is not made of bytes and has no unknown token.</exception>
    public static byte[] Of(TokenizerFile file, JsonElement root)
    {
        if (file.Unknown is { } unknown && file.IdOf(unknown) is not null) return [];
        var levels = new[] { "normalizer", "pre_tokenizer" }.Any(key =>
            root.TryGetProperty(key, out var part) && part.GetRawText().Contains("\"ByteLevel\"", StringComparison.Ordinal));
        var fallsBack = root.GetProperty("model").TryGetProperty("byte_fallback", out var falls) && falls.ValueKind == JsonValueKind.True;
        if (!levels && !fallsBack)
        {
            throw file.Wrong("model.unk_token",
                "is no token, and there are no bytes in its place (byte_fallback), so that letters would get lost");
        }

        return [.. Enumerable.Range(0, 256).Where(value => value is not (0xC0 or 0xC1 or >= 0xF5)).Select(value => (byte)value)
            .Where(value => file.IdOf(levels ? Letter(value) : $"<0x{value:X2}>") is null)];
    }

    /// <summary>GPT-2's letter of a byte: itself where that is printable in Latin-1; the others have those from U+0100 on.</summary>
    private static string Letter(byte value)
    {
        if (IsPrintable(value)) return ((char)value).ToString();
        return ((char)(256 + Enumerable.Range(0, value).Count(smaller => !IsPrintable((byte)smaller)))).ToString();
    }

    private static bool IsPrintable(byte value) => value is (>= 33 and <= 126) or (>= 161 and <= 172) or >= 174;
}
