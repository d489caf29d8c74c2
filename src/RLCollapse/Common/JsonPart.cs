using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace RLCollapse.Common;

/// <summary>
/// A value in a JSON text that knows where it stands. Every JSON from outside is read here: strictly UTF-8, no lone surrogates, no key
/// twice (in any case), nesting and number of values bounded. Comments and trailing commas are allowed.
/// </summary>
internal sealed class JsonPart
{
    /// <summary>Most values of a text: what a plan of 100,000 jobs has, twice.</summary>
    public const int MostValues = 2_000_000;

    private static readonly JsonReaderOptions Leniency = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    private readonly JsonText _text;
    private readonly JsonPart? _parent;
    private readonly string? _name;
    private readonly int _index;
    private readonly int _start;
    private int _end;

    private JsonPart(JsonText text, JsonPart? parent, string? name, int index, JsonTokenType token, int start, int end, int line)
    {
        (_text, _parent, _name, _index, _start, _end, Line) = (text, parent, name, index, start, end, line);
        Kind = KindOf(token);
    }

    /// <summary>Such as <c>axes[0].values</c>; empty for the whole text.</summary>
    public string Path => _parent is null ? "" : _name is null ? $"{_parent.Path}[{_index}]"
        : _parent._parent is null ? _name : $"{_parent.Path}.{_name}";

    /// <summary>Its JSON type.</summary>
    public JsonValueKind Kind { get; }

    /// <summary>Line of its first character, from 1.</summary>
    public int Line { get; }

    /// <summary>As it is written.</summary>
    public string Json => Encoding.UTF8.GetString(Utf8);

    /// <summary>Of an object, in order.</summary>
    public IReadOnlyList<(string Name, JsonPart Value)> Members { get; private set; } = [];

    /// <summary>Of a list, in order.</summary>
    public IReadOnlyList<JsonPart> Items { get; private set; } = [];

    /// <summary>A text without its quotes, anything else as it is written.</summary>
    public string Text => Kind == JsonValueKind.String ? Unescaped(Utf8) : Json;

    /// <summary>A number; null for anything else and for one that no double holds.</summary>
    public double? Number => Kind == JsonValueKind.Number && Utf8Parser.TryParse(Utf8, out double number, out var read)
        && read == Utf8.Length && double.IsFinite(number) ? number : null;

    /// <summary>A whole number without point or exponent; null for anything else.</summary>
    public long? Whole => Kind == JsonValueKind.Number && Utf8Parser.TryParse(Utf8, out long number, out var read)
        && read == Utf8.Length ? number : null;

    /// <summary>The member with this name, or null.</summary>
    public JsonPart? this[string name]
    {
        get
        {
            foreach (var (other, value) in Members)
            {
                if (other == name) return value;
            }

            return null;
        }
    }

    private ReadOnlySpan<byte> Utf8 => _text.Utf8.Span[_start.._end];

    /// <summary>Reads a text.</summary>
    /// <param name="utf8">Without a byte order mark; has to stay as it is.</param>
    /// <param name="line">Line of its first character, from 1.</param>
    /// <exception cref="JsonException">Not such JSON; carries the line, from 0.</exception>
    public static JsonPart Read(ReadOnlyMemory<byte> utf8, int line = 1)
    {
        if (utf8.IsEmpty) throw new JsonException("It is empty, or no regular file.", null, line - 1, 0);
        var lines = new LineCounter(line);
        if (!IsValid(utf8.Span, out var bad)) throw new JsonException("It is not UTF-8.", null, lines.At(utf8.Span, bad) - 1, 0);
        try
        {
            var reader = new Utf8JsonReader(utf8.Span, Leniency);
            reader.Read();
            var root = Read(ref reader, new JsonText(utf8), null, null, 0, ref lines);
            reader.Read();
            return root;
        }
        catch (JsonException error) when (line > 1 && error.GetType() != typeof(JsonException))
        {
            throw new JsonException(error.Message, null, error.LineNumber + line - 1, error.BytePositionInLine);
        }
    }

    private static JsonPart Read(
        ref Utf8JsonReader reader, JsonText text, JsonPart? parent, string? name, int index, ref LineCounter lines)
    {
        var start = (int)reader.TokenStartIndex;
        var line = lines.At(text.Utf8.Span, start);
        if (++text.Values > MostValues) throw new JsonException($"It has more than {MostValues} values.", null, line - 1, 0);
        Require(ref reader, line);
        var part = new JsonPart(text, parent, name, index, reader.TokenType, start, (int)reader.BytesConsumed, line);
        if (part.Kind == JsonValueKind.Array)
        {
            List<JsonPart> items = [];
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                items.Add(Read(ref reader, text, part, null, items.Count, ref lines));
            part.Items = items;
        }
        else if (part.Kind == JsonValueKind.Object)
        {
            List<(string, JsonPart)> members = [];
            HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var at = lines.At(text.Utf8.Span, (int)reader.TokenStartIndex);
                Require(ref reader, at);
                var key = reader.GetString()!;
                if (!names.Add(key)) throw new JsonException($"The key '{key}' occurs twice.", null, at - 1, 0);
                reader.Read();
                members.Add((key, Read(ref reader, text, part, key, 0, ref lines)));
            }

            part.Members = members;
        }

        part._end = (int)reader.BytesConsumed;
        return part;
    }

    /// <summary>Refuses half of a surrogate pair, which no text can hold.</summary>
    private static void Require(ref Utf8JsonReader reader, int line)
    {
        if (!reader.ValueIsEscaped || reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName)) return;
        try
        {
            reader.GetString();
        }
        catch (InvalidOperationException error)
        {
            throw new JsonException("A \\u escape is half of a surrogate pair.", null, line - 1, 0, error);
        }
    }

    private static string Unescaped(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        reader.Read();
        return reader.GetString()!;
    }

    private static bool IsValid(ReadOnlySpan<byte> utf8, out int bad)
    {
        bad = utf8.Length;
        if (System.Text.Unicode.Utf8.IsValid(utf8)) return true;
        for (bad = 0; Rune.DecodeFromUtf8(utf8[bad..], out _, out var length) == System.Buffers.OperationStatus.Done; bad += length);
        return false;
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

    /// <summary>What the parts of a text share.</summary>
    private sealed class JsonText(ReadOnlyMemory<byte> utf8)
    {
        public ReadOnlyMemory<byte> Utf8 => utf8;

        public int Values { get; set; }
    }

    /// <summary>Counts lines once, however many places are asked for, from the first to the last.</summary>
    private struct LineCounter(int first)
    {
        private int _counted;
        private int _line = first;

        /// <summary>The line of a byte.</summary>
        public int At(ReadOnlySpan<byte> utf8, int offset)
        {
            _line += utf8[_counted..offset].Count((byte)'\n');
            _counted = offset;
            return _line;
        }
    }
}
