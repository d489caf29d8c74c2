using System.Text.Json.Nodes;

namespace RLCollapse.Tests.Data.Tokenizers;

/// <summary>A folder with a small tokenizer.json, written by hand, and tokenizer_config.json.</summary>
internal sealed class TokenizerFolder : IDisposable
{
    private TokenizerFolder(JsonObject file, JsonObject config)
    {
        Path = Directory.CreateTempSubdirectory("rlcollapse-").FullName;
        Write("tokenizer.json", file);
        Write("tokenizer_config.json", config);
    }

    public string Path { get; }

    /// <summary>
    /// As of GPT-2: ids 0–255 are the bytes, then he, ll, hell, hello and Ġhello, which are merged in this order; 261 &lt;|end|&gt;.
    /// </summary>
    public static TokenizerFolder ByteLevel() => new(
        new()
        {
            ["version"] = "1.0",
            ["truncation"] = new JsonObject
            {
                ["direction"] = "Right", ["max_length"] = 2, ["strategy"] = "LongestFirst", ["stride"] = 0,
            },
            ["padding"] = null,
            ["added_tokens"] = new JsonArray(Added(261, "<|end|>")),
            ["normalizer"] = null,
            ["pre_tokenizer"] = Level(),
            ["post_processor"] = Level(),
            ["decoder"] = Level(),
            ["model"] = new JsonObject
            {
                ["type"] = "BPE", ["dropout"] = 1.0, ["unk_token"] = null, ["continuing_subword_prefix"] = null,
                ["end_of_word_suffix"] = null, ["fuse_unk"] = false, ["byte_fallback"] = false,
                ["vocab"] = Numbered([.. Enumerable.Range(0, 256).Select(LetterOfByte), "he", "ll", "hell", "hello", "Ġhello"]),
                ["merges"] = new JsonArray("h e", "l l", "he ll", "hell o", "Ġ hello"),
            },
        },
        new() { ["eos_token"] = "<|end|>" });

    /// <summary>
    /// As of Llama 2: 0 &lt;unk&gt;, 1 &lt;s&gt;, 2 &lt;/s&gt;, 3–258 the bytes, then ▁, h, i, hi, ▁hi and ▁▁; a prompt begins
    /// with &lt;s&gt;.
    /// </summary>
    public static TokenizerFolder ByteFallback() => new(
        new()
        {
            ["version"] = "1.0",
            ["truncation"] = null,
            ["padding"] = null,
            ["added_tokens"] = new JsonArray(Added(0, "<unk>"), Added(1, "<s>"), Added(2, "</s>")),
            ["normalizer"] = new JsonObject
            {
                ["type"] = "Sequence",
                ["normalizers"] = new JsonArray(
                    new JsonObject { ["type"] = "Prepend", ["prepend"] = "▁" },
                    new JsonObject { ["type"] = "Replace", ["pattern"] = new JsonObject { ["String"] = " " }, ["content"] = "▁" }),
            },
            ["pre_tokenizer"] = null,
            ["post_processor"] = new JsonObject
            {
                ["type"] = "TemplateProcessing",
                ["single"] = new JsonArray(Part("SpecialToken", "<s>"), Part("Sequence", "A")),
                ["pair"] = new JsonArray(Part("SpecialToken", "<s>"), Part("Sequence", "A"), Part("Sequence", "B")),
                ["special_tokens"] = new JsonObject
                {
                    ["<s>"] = new JsonObject { ["id"] = "<s>", ["ids"] = new JsonArray(1), ["tokens"] = new JsonArray("<s>") },
                },
            },
            ["decoder"] = new JsonObject
            {
                ["type"] = "Sequence",
                ["decoders"] = new JsonArray(
                    new JsonObject { ["type"] = "Replace", ["pattern"] = new JsonObject { ["String"] = "▁" }, ["content"] = " " },
                    new JsonObject { ["type"] = "ByteFallback" },
                    new JsonObject { ["type"] = "Fuse" },
                    new JsonObject { ["type"] = "Strip", ["content"] = " ", ["start"] = 1, ["stop"] = 0 }),
            },
            ["model"] = new JsonObject
            {
                ["type"] = "BPE", ["dropout"] = null, ["unk_token"] = "<unk>", ["continuing_subword_prefix"] = null,
                ["end_of_word_suffix"] = null, ["fuse_unk"] = true, ["byte_fallback"] = true,
                ["vocab"] = Numbered(["<unk>", "<s>", "</s>", .. Enumerable.Range(0, 256).Select(b => $"<0x{b:X2}>"),
                    "▁", "h", "i", "hi", "▁hi", "▁▁"]),
                ["merges"] = new JsonArray("h i", "▁ hi", "▁ ▁"),
            },
        },
        new() { ["bos_token"] = new JsonObject { ["content"] = "<s>" }, ["eos_token"] = "</s>", ["pad_token"] = "</s>" });

    /// <summary>Writes a file of the folder.</summary>
    public void Write(string name, JsonNode content) => WriteText(name, content.ToJsonString());

    /// <summary>Writes a file of the folder.</summary>
    public void WriteText(string name, string content) => File.WriteAllText(System.IO.Path.Combine(Path, name), content);

    /// <summary>Changes a file of the folder.</summary>
    public void Edit(string name, Action<JsonObject> change)
    {
        var content = JsonNode.Parse(File.ReadAllText(System.IO.Path.Combine(Path, name)))!.AsObject();
        change(content);
        Write(name, content);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    /// <summary>GPT-2's table: printable bytes of Latin-1 stand for themselves, the others for U+0100 and on.</summary>
    private static string LetterOfByte(int value)
    {
        int[] others = [.. Enumerable.Range(0, 33), .. Enumerable.Range(127, 34), 173];
        var index = Array.IndexOf(others, value);
        return ((char)(index < 0 ? value : 256 + index)).ToString();
    }

    private static JsonObject Numbered(string[] pieces) => new(pieces.Select((piece, id) => KeyValuePair.Create(piece, (JsonNode?)id)));

    private static JsonObject Added(int id, string content) => new()
    {
        ["id"] = id, ["content"] = content, ["single_word"] = false, ["lstrip"] = false, ["rstrip"] = false, ["normalized"] = false,
        ["special"] = true,
    };

    private static JsonObject Level() => new()
    {
        ["type"] = "ByteLevel", ["add_prefix_space"] = false, ["trim_offsets"] = true, ["use_regex"] = true,
    };

    private static JsonObject Part(string kind, string id) => new() { [kind] = new JsonObject { ["id"] = id, ["type_id"] = 0 } };
}
