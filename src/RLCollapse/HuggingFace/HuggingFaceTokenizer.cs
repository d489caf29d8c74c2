using System.Text.Json.Nodes;
using RLCollapse.Data;
using RLCollapse.Data.Tokenizers;

namespace RLCollapse.HuggingFace;

/// <summary>
/// Our tokenizers as Hugging Face's <c>tokenizer.json</c>. A <see cref="WordTokenizer"/>: split at blanks, then a piece of digits alone
/// between them, look each piece up. It gives the same ids for every text that ours takes, and decodes to the same text. As in ours a word
/// outside the vocabulary is an error; unlike ours it takes <c>&lt;end&gt;</c> and <c>&lt;pad&gt;</c> that touch a word. A
/// <see cref="ByteTokenizer"/>: pairs of bytes of which none is merged. One from a file: that file.
/// </summary>
public static class HuggingFaceTokenizer
{
    /// <summary>A blank between two pieces that are a digit each.</summary>
    private const string BetweenDigits = "(?<=[0-9])(?<![^ ][0-9]) (?=[0-9])(?![0-9][^ ])";

    /// <summary>Content of <c>tokenizer.json</c>.</summary>
    public static JsonObject Of(ITokenizer tokenizer) => tokenizer switch
    {
        WordTokenizer words => OfWords(words),
        ByteTokenizer bytes => OfBytes(bytes),
        FileTokenizer file => file.Json,
        _ => throw new ArgumentOutOfRangeException(nameof(tokenizer), tokenizer, "There is no file of it."),
    };

    private static JsonObject OfBytes(ByteTokenizer tokenizer) => new()
    {
        ["version"] = "1.0",
        ["truncation"] = null,
        ["padding"] = null,
        ["added_tokens"] = new JsonArray(Special(tokenizer, tokenizer.PadId), Special(tokenizer, tokenizer.EndId)),
        ["normalizer"] = null,
        ["pre_tokenizer"] = ByteLevel(),
        ["post_processor"] = null,
        ["decoder"] = ByteLevel(),
        ["model"] = new JsonObject
        {
            ["type"] = "BPE",
            ["dropout"] = null,
            ["unk_token"] = null,
            ["continuing_subword_prefix"] = null,
            ["end_of_word_suffix"] = null,
            ["fuse_unk"] = false,
            ["byte_fallback"] = false,
            ["vocab"] = new JsonObject(
            [
                KeyValuePair.Create(tokenizer.Piece(tokenizer.PadId), (JsonNode?)tokenizer.PadId),
                KeyValuePair.Create(tokenizer.Piece(tokenizer.EndId), (JsonNode?)tokenizer.EndId),
                .. Letters().Select((letter, value) =>
                    KeyValuePair.Create(letter.ToString(), (JsonNode?)(ByteTokenizer.FirstByte + value))),
            ]),
            ["merges"] = new JsonArray(),
        },
    };

    private static JsonObject ByteLevel() =>
        new() { ["type"] = "ByteLevel", ["add_prefix_space"] = false, ["trim_offsets"] = false, ["use_regex"] = false };

    /// <summary>The letter that GPT-2's files write for each byte: itself where it can be seen, else one behind the 256.</summary>
    private static IEnumerable<char> Letters()
    {
        var hidden = 0;
        for (var value = 0; value < 256; value++)
            yield return value is (>= '!' and <= '~') or (>= 0xA1 and <= 0xAC) or >= 0xAE ? (char)value : (char)(256 + hidden++);
    }

    private static JsonObject OfWords(WordTokenizer tokenizer) => new()
    {
        ["version"] = "1.0",
        ["truncation"] = null,
        ["padding"] = null,
        ["added_tokens"] = new JsonArray(Special(tokenizer, tokenizer.PadId), Special(tokenizer, tokenizer.EndId)),
        ["normalizer"] = null,
        ["pre_tokenizer"] = Sequence(
            "pretokenizers",
            // a regex, since tokenizers.js would keep a plain text that it splits at
            new() { ["type"] = "Split", ["pattern"] = new JsonObject { ["Regex"] = " " }, ["behavior"] = "Removed", ["invert"] = false },
            // a piece of digits alone into its digits; "100." stays whole
            new()
            {
                ["type"] = "Split", ["pattern"] = new JsonObject { ["Regex"] = "[0-9]*[^0-9 ][^ ]*|[0-9]" }, ["behavior"] = "Isolated",
                ["invert"] = false,
            }),
        ["post_processor"] = null,
        ["decoder"] = Sequence(
            "decoders",
            new() { ["type"] = "WordPiece", ["prefix"] = "<joined>", ["cleanup"] = false }, // a blank before every piece but the first
            new() { ["type"] = "Fuse" },
            new() { ["type"] = "Replace", ["pattern"] = new JsonObject { ["Regex"] = BetweenDigits }, ["content"] = "" }),
        // <none> is not in the vocabulary, so an unknown word is an error
        ["model"] = new JsonObject { ["type"] = "WordLevel", ["vocab"] = Vocabulary(tokenizer), ["unk_token"] = "<none>" },
    };

    /// <summary>Content of <c>tokenizer_config.json</c>, with which <c>AutoTokenizer</c> finds the file above.</summary>
    /// <param name="tokenizer">The tokenizer.</param>
    /// <param name="contextLength">Longest sequence of the model.</param>
    public static JsonObject Config(ITokenizer tokenizer, int contextLength)
    {
        var config = new JsonObject
        {
            ["tokenizer_class"] = "PreTrainedTokenizerFast",
            ["pad_token"] = tokenizer.Piece(tokenizer.PadId),
            ["eos_token"] = tokenizer.Piece(tokenizer.EndId),
            ["model_max_length"] = contextLength,
            ["clean_up_tokenization_spaces"] = false,
        };
        if (Beginning(tokenizer) is { } beginning) config["bos_token"] = tokenizer.Piece(beginning);
        if (tokenizer is FileTokenizer) config["add_bos_token"] = Beginning(tokenizer) is not null;
        return config;
    }

    /// <summary>The id that every prompt begins with, if there is one.</summary>
    public static int? Beginning(ITokenizer tokenizer) => tokenizer is FileTokenizer { Beginning: [var first, ..] } ? first : null;

    private static JsonObject Vocabulary(WordTokenizer tokenizer) =>
        new(Enumerable.Range(0, tokenizer.VocabularySize).Select(id => KeyValuePair.Create(tokenizer.Piece(id), (JsonNode?)id)));

    private static JsonObject Special(ITokenizer tokenizer, int id) => new()
    {
        ["id"] = id,
        ["content"] = tokenizer.Piece(id),
        ["single_word"] = false,
        ["lstrip"] = false,
        ["rstrip"] = false,
        ["normalized"] = false,
        ["special"] = true,
    };

    private static JsonObject Sequence(string name, params JsonObject[] steps) => new()
    {
        ["type"] = "Sequence",
        [name] = new JsonArray([.. steps]),
    };
}
