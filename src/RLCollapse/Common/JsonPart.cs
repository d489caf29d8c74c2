using System.Text;
using System.Text.Json;

namespace RLCollapse.Common;

/// <summary>A value in a JSON file that knows where it stands.</summary>
/// <param name="Path">Such as <c>axes[0].values</c>; empty for the whole file.</param>
/// <param name="Kind">Its JSON type.</param>
/// <param name="Line">Line of its first character, from 1.</param>
/// <param name="Json">As it is written.</param>
/// <param name="Members">Of an object, in order.</param>
/// <param name="Items">Of a list, in order.</param>
internal sealed record JsonPart(
    string Path, JsonValueKind Kind, int Line, string Json, IReadOnlyList<(string Name, JsonPart Value)> Members,
        IReadOnlyList<JsonPart> Items)
{
    /// <summary>A text without its quotes, anything else as it is written.</summary>
    public string Text => Kind == JsonValueKind.String ? JsonSerializer.Deserialize<string>(Json)! : Json;

    /// <summary>The member with this name, or null.</summary>
    public JsonPart? this[string name] => Members.FirstOrDefault(m => m.Name == name).Value;

    /// <summary>Reads a file's content; comments and trailing commas are allowed, as in configs.</summary>
    /// <param name="utf8">Without a byte order mark.</param>
    /// <exception cref="JsonException">Not JSON, or a key that occurs twice; carries the line, from 0.</exception>
    public static JsonPart Read(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { AllowTrailingCommas = true,
            CommentHandling = JsonCommentHandling.Skip });
        reader.Read();
        var lines = new LineCounter();
        var root = Read(ref reader, utf8, "", ref lines);
        reader.Read();
        return root;
    }

    private static JsonPart Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8, string path, ref LineCounter lines)
    {
        var start = (int)reader.TokenStartIndex;
        var line = lines.At(utf8, start);
        var kind = KindOf(reader.TokenType);
        List<(string, JsonPart)> members = [];
        List<JsonPart> items = [];
        if (kind == JsonValueKind.Array)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                items.Add(Read(ref reader, utf8, $"{path}[{items.Count}]", ref lines));
        }
        else if (kind == JsonValueKind.Object)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var name = reader.GetString()!;
                if (members.Any(m => m.Item1.Equals(name, StringComparison.OrdinalIgnoreCase)))
                {
                    throw new JsonException($"The key '{name}' occurs twice.", null, lines.At(utf8, (int)reader.TokenStartIndex) - 1, 0);
                }

                reader.Read();
                members.Add((name, Read(ref reader, utf8, path.Length == 0 ? name : $"{path}.{name}", ref lines)));
            }
        }

        return new JsonPart(path, kind, line, Encoding.UTF8.GetString(utf8[start..(int)reader.BytesConsumed]), members, items);
    }

    private static JsonValueKind KindOf(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => JsonValueKind.Object,
        JsonTokenType.StartArray => JsonValueKind.Array,
        JsonTokenType.String => JsonValueKind.String,
        JsonTokenType.Number => JsonValueKind.Number,
        JsonTokenType.True => JsonValueKind.True,
        JsonTokenType.False => JsonValueKind.False,
        _ => JsonValueKind.Null,
    };

    /// <summary>Counts lines once, however many places are asked for, from the first to the last.</summary>
    private struct LineCounter
    {
        private int _counted;
        private int _breaks;

        /// <summary>The line of a byte, from 1.</summary>
        public int At(ReadOnlySpan<byte> utf8, int offset)
        {
            _breaks += utf8[_counted..offset].Count((byte)'\n');
            _counted = offset;
            return _breaks + 1;
        }
    }
}
