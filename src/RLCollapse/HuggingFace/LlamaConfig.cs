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
    private static readonly string[] Decisive =
    [
        "vocab_size", "hidden_size", "intermediate_size", "num_hidden_layers", "num_attention_heads", "num_key_value_heads", "hidden_act",
        "rms_norm_eps", "rope_theta", "rope_scaling", "tie_word_embeddings", "attention_bias", "mlp_bias",
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

    /// <summary>
    /// Requires that a <c>config.json</c>, where it speaks of what decides the model's function, says the same as <see cref="Of"/>.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="expected">What <c>config.resolved.json</c> stands for.</param>
    /// <exception cref="UserErrorException">It cannot be read or differs; the message names the key.</exception>
    public static void RequireSame(string path, JsonObject expected)
    {
        try
        {
            var found = JsonNode.Parse(File.ReadAllText(path)) as JsonObject ?? throw new JsonException("it is not an object");
            foreach (var key in Decisive.Where(found.ContainsKey))
            {
                if (!JsonNode.DeepEquals(found[key], JsonNode.Parse(expected[key]?.ToJsonString() ?? "null")))
                    throw new UserErrorException($"'{path}' has {key} = {found[key]?.ToJsonString() ?? "null"} where "
                        + $"config.resolved.json stands for {expected[key]?.ToJsonString() ?? "null"}: make them agree.");
            }
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"Cannot read '{path}': {error.Message}", error);
        }
    }
}
