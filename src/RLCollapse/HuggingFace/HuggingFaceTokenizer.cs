using System.Text.Json.Nodes;
using RLCollapse.Data;

namespace RLCollapse.HuggingFace;

/// <summary>
/// A <see cref="WordTokenizer"/> as Hugging Face's <c>tokenizer.json</c>: split at blanks, then between digits, look each
/// piece up. It gives the same ids for every text that ours takes, and decodes to the same text. As in ours a word outside
/// the vocabulary is an error; unlike ours it takes digits, <c>&lt;end&gt;</c> and <c>&lt;pad&gt;</c> that touch a word.
/// </summary>
public static class HuggingFaceTokenizer
{
    /// <summary>Content of <c>tokenizer.json</c>.</summary>
    public static JsonObject Of(WordTokenizer tokenizer) => new()
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
            new() { ["type"] = "Digits", ["individual_digits"] = true }),
        ["post_processor"] = null,
        ["decoder"] = Sequence(
            "decoders",
            new() { ["type"] = "WordPiece", ["prefix"] = "<joined>", ["cleanup"] = false }, // a blank before every piece but the first
            new() { ["type"] = "Fuse" },
            new() { ["type"] = "Replace", ["pattern"] = new JsonObject { ["Regex"] = "(?<=[0-9]) (?=[0-9])" }, ["content"] = "" }),
        // <none> is not in the vocabulary, so an unknown word is an error
        ["model"] = new JsonObject { ["type"] = "WordLevel", ["vocab"] = Vocabulary(tokenizer), ["unk_token"] = "<none>" },
    };

    /// <summary>Content of <c>tokenizer_config.json</c>, with which <c>AutoTokenizer</c> finds the file above.</summary>
    /// <param name="tokenizer">The tokenizer.</param>
    /// <param name="contextLength">Longest sequence of the model.</param>
    public static JsonObject Config(WordTokenizer tokenizer, int contextLength) => new()
    {
        ["tokenizer_class"] = "PreTrainedTokenizerFast",
        ["pad_token"] = tokenizer.Piece(tokenizer.PadId),
        ["eos_token"] = tokenizer.Piece(tokenizer.EndId),
        ["model_max_length"] = contextLength,
        ["clean_up_tokenization_spaces"] = false,
    };

    private static JsonObject Vocabulary(WordTokenizer tokenizer) =>
        new(Enumerable.Range(0, tokenizer.VocabularySize).Select(id => KeyValuePair.Create(tokenizer.Piece(id), (JsonNode?)id)));

    private static JsonObject Special(WordTokenizer tokenizer, int id) => new()
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
