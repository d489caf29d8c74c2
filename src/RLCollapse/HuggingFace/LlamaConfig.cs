using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RLCollapse.Common;
using RLCollapse.Data;
using RLCollapse.Model;

namespace RLCollapse.HuggingFace;

/// <summary>
/// Hugging Face's <c>config.json</c> of a policy: a <c>LlamaForCausalLM</c> with as many key heads as query heads and no biases.
/// </summary>
public static class LlamaConfig
{
    /// <summary>Keys that decide the model's function; a config that lacks one does not say what its weights mean.</summary>
    private static readonly string[] Required =
        ["vocab_size", "hidden_size", "intermediate_size", "num_hidden_layers", "num_attention_heads", "rms_norm_eps"];

    /// <summary>Keys that do so, too, and what Llama takes where they are absent: our own value where that is null.</summary>
    private static readonly (string Key, string? Default)[] Optional =
    [
        ("model_type", null), ("num_key_value_heads", null), ("head_dim", null), ("hidden_act", null), ("attention_bias", null),
        ("mlp_bias", null), ("tie_word_embeddings", "false"),
    ];

    /// <summary>The file's content.</summary>
    /// <param name="model">Sizes.</param>
    /// <param name="tokenizer">Vocabulary and special ids; there is no token for the beginning.</param>
    public static JsonObject Of(ModelOptions model, ITokenizer tokenizer) => new()
    {
        ["architectures"] = new JsonArray("LlamaForCausalLM"),
        ["model_type"] = "llama",
        ["vocab_size"] = tokenizer.VocabularySize,
        ["hidden_size"] = model.Width,
        ["intermediate_size"] = model.FeedForward,
        ["num_hidden_layers"] = model.Layers,
        ["num_attention_heads"] = model.Heads,
        ["num_key_value_heads"] = model.Heads,
        ["head_dim"] = model.Width / model.Heads,
        ["hidden_act"] = "silu",
        ["max_position_embeddings"] = model.ContextLength,
        ["rms_norm_eps"] = model.NormEpsilon,
        ["rope_theta"] = model.RopeTheta,
        ["rope_scaling"] = null,
        ["attention_bias"] = false,
        ["attention_dropout"] = 0.0,
        ["mlp_bias"] = false,
        ["tie_word_embeddings"] = model.TieEmbeddings,
        ["bos_token_id"] = null,
        ["eos_token_id"] = tokenizer.EndId,
        ["pad_token_id"] = tokenizer.PadId,
        ["torch_dtype"] = "float32",
        ["use_cache"] = true,
    };

    /// <summary>Requires that a <c>config.json</c> says the same as <see cref="Of"/> of what decides the model's function.</summary>
    /// <param name="path">The file.</param>
    /// <param name="expected">What <c>config.resolved.json</c> stands for.</param>
    /// <exception cref="UserErrorException">It cannot be read, differs, or lacks a key that decides; the message names the key.</exception>
    public static void RequireSame(string path, JsonObject expected)
    {
        var found = JsonFile.Read(path, $"There is no '{path}', so nothing says what shape the weights beside it have. "
            + "Copy the config.json that was saved with them, or the one of the export they come from.");
        if (found.Kind != JsonValueKind.Object) throw new UserErrorException($"Cannot read '{path}': a config is an object: {{ … }}.");
        foreach (var key in Required) Require(key, found[key]?.Json ?? throw Lacks(path, key));
        foreach (var (key, absent) in Optional) Require(key, found[key]?.Json ?? absent ?? Stands(key));
        Rope.Require(found, (double)expected["rope_theta"]!, path);

        void Require(string key, string json)
        {
            if (!IsSame(JsonPart.Read(Encoding.UTF8.GetBytes(json)), JsonPart.Read(Encoding.UTF8.GetBytes(Stands(key)))))
                throw new UserErrorException($"'{path}' has {key} = {json} where config.resolved.json stands for {Stands(key)}: make them "
                    + "agree.");
        }

        string Stands(string key) => expected[key]!.ToJsonString();
    }

    /// <summary>The error of a config that lacks a key.</summary>
    internal static UserErrorException Lacks(string path, string key) => new(
        $"'{path}' has no {key}, so it is not known what its weights mean: take the config.json that was saved with them.");

    private static bool IsSame(JsonPart found, JsonPart expected) => found.Kind == expected.Kind
        && (found.Kind == JsonValueKind.Number ? found.Number == expected.Number : found.Text == expected.Text);
}
