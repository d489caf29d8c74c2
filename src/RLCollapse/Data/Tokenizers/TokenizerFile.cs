using System.Text.Json;
using System.Text.Json.Nodes;
using RLCollapse.Common;

namespace RLCollapse.Data.Tokenizers;

/// <summary>What a <c>tokenizer.json</c> says.</summary>
/// <remarks>
/// <see cref="JsonPart"/> reads every other JSON from outside; but the keys of a vocabulary differ in case alone, and there are hundreds of
/// thousands of them.
/// </remarks>
internal sealed class TokenizerFile
{
    /// <summary>The file's usual name.</summary>
    public const string Name = "tokenizer.json";

    /// <summary>Most ids; the largest vocabularies have a quarter of a million.</summary>
    public const int MostIds = 4_000_000;

    private const long MostBytes = 256 << 20;

    private readonly JsonElement _root;
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);

    private TokenizerFile(string path, JsonElement root)
    {
        (FullPath, _root) = (Path.GetFullPath(path), root);
        var model = Member(root, "model", JsonValueKind.Object);
        if (model.TryGetProperty("type", out var type) && !(type.ValueKind == JsonValueKind.String && type.GetString() == "BPE"))
            throw Wrong("model.type", $"is {type.GetRawText()}; byte pairs (\"BPE\") are read, as Llama, GPT-2 and Qwen have them");
        RequireKnown(model);
        Member(model, "merges", JsonValueKind.Array, "model.merges");
        foreach (var token in Member(model, "vocab", JsonValueKind.Object, "model.vocab").EnumerateObject())
            Add(token.Name, token.Value, $"model.vocab[\"{token.Name}\"]");
        Added = [.. AddedTokens()];
        var pieces = new string?[_ids.Count == 0 ? throw Wrong("model.vocab", "is empty") : _ids.Values.Max() + 1];
        foreach (var (piece, id) in _ids) pieces[id] = pieces[id] is null ? piece : throw Twice(id, pieces[id]!, piece);
        Pieces = pieces;
        Missing = MissingBytes.Of(this, root);
    }

    /// <summary>Where it is.</summary>
    public string FullPath { get; }

    /// <summary>Where it is, for messages.</summary>
    public string Shown => ShownPath.Of(FullPath);

    /// <summary>By id, as the file writes them; null where no token has the id.</summary>
    public IReadOnlyList<string?> Pieces { get; }

    /// <summary>Ids of the special and other added tokens, in the file's order.</summary>
    public IReadOnlyList<int> Added { get; }

    /// <summary>Bytes that the vocabulary does not hold where it has no unknown token; mostly none.</summary>
    public byte[] Missing { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="UserErrorException">There is none, or it is no such file; the message names file and key.</exception>
    public static TokenizerFile Read(string path)
    {
        var shown = ShownPath.Of(Path.GetFullPath(path));
        try
        {
            var utf8 = InputFile.Text(path, MostBytes);
            RequireText(utf8);
            return new(path, JsonDocument.Parse(utf8).RootElement);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UserErrorException($"There is no {shown}: give a tokenizer.json, or the folder of a model that has one.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"Cannot read {shown}: {error.Message}", error);
        }
        catch (JsonException error)
        {
            throw new UserErrorException($"{shown}:{JsonFile.LineOf(error)}: {JsonFile.Describe(error)}", error);
        }
        catch (InvalidOperationException error)
        {
            throw new UserErrorException($"Cannot read {shown}: a \\u escape in it is half of a surrogate pair.", error);
        }
    }

    /// <summary>All of it.</summary>
    public JsonObject Json => JsonObject.Create(_root)!;

    /// <summary>The id of a token, if there is one.</summary>
    public int? IdOf(string piece) => _ids.TryGetValue(piece, out var id) ? id : null;

    /// <summary>The token for letters that the vocabulary lacks, if there is one.</summary>
    public string? Unknown => _root.GetProperty("model").TryGetProperty("unk_token", out var token) ? Text(token) : null;

    /// <summary>Ids that the file's post-processor puts before a single text.</summary>
    public IReadOnlyList<int> Beginning => _root.TryGetProperty("post_processor", out var processor) ? [.. Before(processor)] : [];

    /// <summary>
    /// Writes the file without what it would do besides: a post-processor, truncation, padding, dropped merges, and tokens that are left
    /// out of a decoded text.
    /// </summary>
    public void WritePlain(Stream stream)
    {
        using var json = new Utf8JsonWriter(stream);
        json.WriteStartObject();
        foreach (var member in _root.EnumerateObject())
        {
            json.WritePropertyName(member.Name);
            if (member.Name is "truncation" or "padding" or "post_processor") json.WriteNullValue();
            else if (member.Name == "added_tokens" && member.Value.ValueKind == JsonValueKind.Array) WriteWithout(json, member.Value);
            else if (member.Name == "model") Write(json, member.Value, "dropout", writer => writer.WriteNullValue());
            else member.Value.WriteTo(json);
        }

        json.WriteEndObject();
    }

    /// <summary>An error of a key.</summary>
    internal UserErrorException Wrong(string key, string problem) => new($"{Shown}: {key} {problem}.");

    /// <summary>Refuses what no text can hold, before a part that has it is looked at.</summary>
    private static void RequireText(byte[] utf8)
    {
        if (!System.Text.Unicode.Utf8.IsValid(utf8)) throw new JsonException("It is not UTF-8.", null, 0, 0);
        for (var reader = new Utf8JsonReader(utf8); reader.Read();)
        {
            if (reader.ValueIsEscaped && reader.TokenType is (JsonTokenType.String or JsonTokenType.PropertyName)) reader.GetString();
        }
    }

    /// <summary>Refuses what no Llama, GPT-2 or Qwen has and where the library does not return from every file.</summary>
    private void RequireKnown(JsonElement model)
    {
        foreach (var key in new[] { "continuing_subword_prefix", "end_of_word_suffix" })
        {
            if (model.TryGetProperty(key, out var affix) && affix.ValueKind != JsonValueKind.Null && Text(affix) != "")
                throw Wrong($"model.{key}", $"is {affix.GetRawText()}; byte pairs are read without");
        }

        if (_root.TryGetProperty("normalizer", out var part) && part.GetRawText().Contains("\"Precompiled\"", StringComparison.Ordinal))
            throw Wrong("normalizer", "has one of type \"Precompiled\", which is for other models than byte pairs");
    }

    private static void WriteWithout(Utf8JsonWriter json, JsonElement tokens)
    {
        json.WriteStartArray();
        foreach (var token in tokens.EnumerateArray()) Write(json, token, "special", writer => writer.WriteBooleanValue(false));
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, JsonElement value, string key, Action<Utf8JsonWriter> instead)
    {
        json.WriteStartObject();
        foreach (var member in value.EnumerateObject())
        {
            json.WritePropertyName(member.Name);
            if (member.Name == key) instead(json);
            else member.Value.WriteTo(json);
        }

        json.WriteEndObject();
    }

    private static string? Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private IEnumerable<int> AddedTokens()
    {
        if (!_root.TryGetProperty("added_tokens", out var tokens) || tokens.ValueKind == JsonValueKind.Null) yield break;
        if (tokens.ValueKind != JsonValueKind.Array) throw Wrong("added_tokens", "is no list");
        var index = 0;
        foreach (var token in tokens.EnumerateArray())
        {
            var key = $"added_tokens[{index++}]";
            if (token.ValueKind != JsonValueKind.Object) throw Wrong(key, "is no object");
            yield return Add(Member(token, "content", JsonValueKind.String, key + ".content").GetString()!,
                Member(token, "id", JsonValueKind.Number, key + ".id"), key + ".id");
        }
    }

    private int Add(string piece, JsonElement value, string key)
    {
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt32(out var id) || id is < 0 or >= MostIds)
            throw Wrong(key, $"is {value.GetRawText()}, which is no id from 0 to {MostIds - 1}");
        if (_ids.TryGetValue(piece, out var other) && other != id) throw Wrong(key, $"is {id}, but the token has the id {other} already");
        _ids[piece] = id;
        return id;
    }

    private IEnumerable<int> Before(JsonElement processor)
    {
        if (processor.ValueKind != JsonValueKind.Object || !processor.TryGetProperty("type", out var type)) return [];
        return Text(type) switch
        {
            "Sequence" => Member(processor, "processors", JsonValueKind.Array, "post_processor.processors").EnumerateArray()
                .SelectMany(Before),
            "TemplateProcessing" => Template(processor),
            "BertProcessing" or "RobertaProcessing" => throw Wrong("post_processor.type",
                $"is {type.GetRawText()}, which is for models that read in both directions"),
            _ => [],
        };
    }

    private IEnumerable<int> Template(JsonElement processor)
    {
        foreach (var part in Member(processor, "single", JsonValueKind.Array, "post_processor.single").EnumerateArray())
        {
            if (part.ValueKind != JsonValueKind.Object || !part.TryGetProperty("SpecialToken", out var special)) yield break;
            var piece = Member(special, "id", JsonValueKind.String, "post_processor.single").GetString()!;
            yield return IdOf(piece) ?? throw Wrong("post_processor.single", $"has {piece}, which is no token of this file");
        }
    }

    private JsonElement Member(JsonElement parent, string name, JsonValueKind kind, string? key = null)
    {
        if (parent.ValueKind != JsonValueKind.Object || !parent.TryGetProperty(name, out var member))
            throw Wrong(key ?? name, "is missing, so this is no tokenizer.json of Hugging Face");
        return member.ValueKind == kind ? member : throw Wrong(key ?? name, $"is no {kind.ToString().ToLowerInvariant()}");
    }

    private UserErrorException Twice(int id, string one, string other) =>
        Wrong($"model.vocab[\"{other}\"]", $"is {id}, which '{one}' has, too");
}
