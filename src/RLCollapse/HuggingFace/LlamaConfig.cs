using System.Text.Json.Nodes;
using RLCollapse.Common;
using RLCollapse.Data;
using RLCollapse.Model;

namespace RLCollapse.HuggingFace;

/// <summary>Hugging Face's <c>config.json</c> of a policy: a <c>LlamaForCausalLM</c> without biases.</summary>
public static class LlamaConfig
{
    /// <summary>The file's content.</summary>
    /// <param name="model">Sizes.</param>
    /// <param name="tokenizer">Special ids, and the vocabulary where the model has none of its own; only a tokenizer from a file can have
    /// a token for the beginning.</param>
    public static JsonObject Of(ModelOptions model, ITokenizer tokenizer) => new()
    {
        ["architectures"] = new JsonArray("LlamaForCausalLM"),
        ["model_type"] = "llama",
        ["vocab_size"] = model.VocabularyOf(tokenizer.VocabularySize),
        ["hidden_size"] = model.Width,
        ["intermediate_size"] = model.FeedForward,
        ["num_hidden_layers"] = model.Layers,
        ["num_attention_heads"] = model.Heads,
        ["num_key_value_heads"] = model.KeyHeads,
        ["head_dim"] = model.HeadChannels,
        ["hidden_act"] = "silu",
        ["max_position_embeddings"] = model.ContextLength,
        ["rms_norm_eps"] = model.NormEpsilon,
        ["rope_theta"] = model.RopeTheta,
        ["rope_scaling"] = LlamaRope.Section(model.RopeScaling),
        ["attention_bias"] = false,
        ["attention_dropout"] = 0.0,
        ["mlp_bias"] = false,
        ["tie_word_embeddings"] = model.TieEmbeddings,
        ["bos_token_id"] = HuggingFaceTokenizer.Beginning(tokenizer),
        ["eos_token_id"] = tokenizer.EndId,
        ["pad_token_id"] = tokenizer.PadId,
        ["torch_dtype"] = "float32",
        ["use_cache"] = true,
    };

    /// <summary>Requires that a <c>config.json</c> means the same model, whatever words it takes.</summary>
    /// <param name="path">The file.</param>
    /// <param name="model">What <c>config.resolved.json</c> stands for.</param>
    /// <param name="tokens">Ids of its tokenizer.</param>
    /// <exception cref="UserErrorException">It cannot be read, differs, or lacks a key that decides; the message names the key.</exception>
    public static void RequireSame(string path, ModelOptions model, int tokens)
    {
        var theirs = LlamaConfigReader.Read(path) with { ContextLength = model.ContextLength };
        var ours = model with { Vocabulary = model.VocabularyOf(tokens) };
        var differences = LlamaKeys.Differences(theirs, ours).Select(found =>
            $"{found.Key} = {found.Theirs} where config.resolved.json stands for {found.Ours}").ToList();
        if (differences.Count > 0) throw new UserErrorException($"'{path}' has {string.Join(", ", differences)}: make them agree.");
    }
}
