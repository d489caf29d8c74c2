using System.Text;
using System.Text.Json;
using RLCollapse.Data.Tasks.Arithmetic;

namespace RLCollapse.Common;

/// <summary>An entry of a JSON file.</summary>
/// <param name="Kind">Its JSON type; an object is listed only when it is empty.</param>
/// <param name="Line">Line of the value, from 1.</param>
/// <param name="Json">The value as it is written.</param>
internal readonly record struct JsonEntry(JsonValueKind Kind, int Line, string Json);

/// <summary>
/// Types and lines of a JSON file's values, which the configuration provider does not keep. A list is one entry.
/// </summary>
internal static class JsonOutline
{
    /// <summary>Comments and trailing commas are allowed, as in the configuration provider.</summary>
    public static readonly JsonDocumentOptions Leniency = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Reads the outline.</summary>
    /// <param name="utf8">The file without a byte order mark.</param>
    /// <returns>Key (parts joined by ':') → entry.</returns>
    /// <exception cref="JsonException">Not JSON, no object at the top, or a key that occurs twice; carries the line, from 0.</exception>
    public static IReadOnlyDictionary<string, JsonEntry> Read(ReadOnlySpan<byte> utf8)
    {
        var entries = new OrderedDictionary<string, JsonEntry>(StringComparer.OrdinalIgnoreCase);
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) throw new JsonException("A config is a JSON object: { … }.", null, 0, 0);
        ReadObject(ref reader, utf8, "", entries);
        while (reader.Read())
        {
        }

        return entries;
    }

    private static void ReadObject(
        ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8, string prefix, OrderedDictionary<string, JsonEntry> entries)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            var line = Line(utf8, reader.TokenStartIndex);
            if (!seen.Add(name)) throw new JsonException($"The key '{name}' occurs twice.", null, line - 1, 0);
            reader.Read();
            var key = prefix + name;
            var before = entries.Count;
            var start = (int)reader.TokenStartIndex;
            var kind = Kind(reader.TokenType);
            if (kind == JsonValueKind.Object)
            {
                ReadObject(ref reader, utf8, key + ":", entries);
                if (entries.Count > before) continue;
            }
            else if (kind == JsonValueKind.Array)
            {
                reader.Skip();
            }

            entries[key] = new JsonEntry(kind, line, Encoding.UTF8.GetString(utf8[start..(int)reader.BytesConsumed]));
        }
    }

    private static int Line(ReadOnlySpan<byte> utf8, long offset) => utf8[..(int)offset].Count((byte)'\n') + 1;

    /// <summary>JSON type of the value that begins with a token.</summary>
    public static JsonValueKind Kind(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => JsonValueKind.Object,
        JsonTokenType.StartArray => JsonValueKind.Array,
        JsonTokenType.String => JsonValueKind.String,
        JsonTokenType.Number => JsonValueKind.Number,
        JsonTokenType.True => JsonValueKind.True,
        JsonTokenType.False => JsonValueKind.False,
        _ => JsonValueKind.Null,
    };
}
