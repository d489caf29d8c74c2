using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using RLCollapse.Common;
using RLCollapse.Config;
using RLCollapse.HuggingFace;
using RLCollapse.Model;
using static TorchSharp.torch;

namespace RLCollapse.SavedPolicies;

/// <summary>
/// Writes a policy in the files and names of Hugging Face's <c>LlamaForCausalLM</c>, with all that <see cref="PolicyImport"/> needs for the
/// exact way back.
/// </summary>
public static class PolicyExport
{
    /// <summary>The language model, float32.</summary>
    public const string ModelFile = SavedPolicy.ExportedModel;

    /// <summary>The value head, which <c>LlamaForCausalLM</c> has no place for.</summary>
    public const string ValueHeadFile = "value_head.safetensors";

    /// <summary>Sizes and special ids.</summary>
    public const string LlamaConfigFile = LlamaFolder.ConfigFile;

    /// <summary>Special tokens by name.</summary>
    public const string TokenizerConfigFile = "tokenizer_config.json";

    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the folder.</summary>
    /// <param name="saved">The policy.</param>
    /// <param name="folder">New or empty.</param>
    /// <exception cref="UserErrorException">The checkpoint cannot be used or the folder not be written.</exception>
    public static void Write(SavedPolicy saved, string folder)
    {
        using var policy = saved.Create(CPU);
        var weights = PolicyWeights.Of(policy);
        var (model, tokenizer) = (saved.Config.Model, saved.Tokenizer);
        NewFolder.Fill(folder, files =>
        {
            SafeTensors.Write(Path.Combine(files, ModelFile), LlamaLayout.Cut(LlamaLayout.Model(model, policy.VocabularySize), weights));
            SafeTensors.Write(Path.Combine(files, ValueHeadFile), LlamaLayout.Cut(LlamaLayout.ValueHead(model), weights));
            WriteJson(Path.Combine(files, LlamaConfigFile), LlamaConfig.Of(model, tokenizer));
            WriteJson(Path.Combine(files, LlamaFolder.TokenizerFile), HuggingFaceTokenizer.Of(tokenizer));
            WriteJson(Path.Combine(files, TokenizerConfigFile), HuggingFaceTokenizer.Config(tokenizer, model.ContextLength));
            AtomicFile.WriteText(Path.Combine(files, SavedPolicy.ConfigFile), ConfigWriter.ToJson(saved.Config) + "\n");
        });
    }

    private static void WriteJson(string path, JsonObject content) => AtomicFile.WriteText(path, content.ToJsonString(Indented) + "\n");
}
