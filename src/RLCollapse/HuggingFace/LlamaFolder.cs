using RLCollapse.Common;
using RLCollapse.Data.Files;
using RLCollapse.Model;

namespace RLCollapse.HuggingFace;

/// <summary>
/// A folder in the layout of Hugging Face's <c>LlamaForCausalLM</c>, of whoever's making: <c>config.json</c> and the weights, in float32,
/// bfloat16 or float16, in one file or several. A value head it has none.
/// </summary>
public sealed class LlamaFolder
{
    /// <summary>Sizes and special ids.</summary>
    public const string ConfigFile = "config.json";

    /// <summary>What the tokenizer is.</summary>
    public const string TokenizerFile = "tokenizer.json";

    private const string OldRotary = ".rotary_emb.inv_freq"; // old versions wrote it, no version reads it: it follows from rope_theta

    private readonly string _path;

    private LlamaFolder(string path, ModelOptions model) => (_path, Model) = (path, model);

    /// <summary>Sizes; the vocabulary is that of the embedding.</summary>
    public ModelOptions Model { get; }

    /// <summary>Reads what the weights are.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="UserErrorException">There is none, or its config cannot be used; the message names the key.</exception>
    public static LlamaFolder Open(string path) => Directory.Exists(path)
        ? new(path, LlamaConfigReader.Read(Path.Combine(path, ConfigFile)))
        : throw new UserErrorException($"There is no folder '{path}'; give one that holds {ConfigFile} and {LlamaWeights.File}.");

    /// <summary>The weights, beside them a value head of zeros.</summary>
    /// <returns>Every weight of a policy by its name in checkpoints.</returns>
    /// <exception cref="UserErrorException">A file or a tensor is missing, damaged or of another shape; the message names it.</exception>
    public IReadOnlyList<NamedTensor> Weights()
    {
        var (layout, tensors) = Tensors();
        return [.. LlamaLayout.Join(layout, tensors), new("value_head", [1, Model.Width], new float[Model.Width])];
    }

    /// <summary>Requires that all weights are there, without reading their numbers.</summary>
    /// <exception cref="UserErrorException">As <see cref="Weights"/>.</exception>
    public void RequireWeights() => Tensors();

    /// <summary>
    /// Identity of a folder's content, config and weights, wherever it lies: equal files, equal text. A file is read once a process, as
    /// long as its size and time stay.
    /// </summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="UserErrorException">There is none, or files are missing.</exception>
    public static string HashOf(string path)
    {
        if (!Directory.Exists(path)) throw new UserErrorException($"There is no folder '{path}', whose weights a run begins with.");
        string[] files = [Path.Combine(path, ConfigFile), .. LlamaWeights.Files(path)];
        return files.FirstOrDefault(file => !File.Exists(file)) is { } missing
            ? throw new UserErrorException($"There is no '{missing}'. Copy the whole folder again.")
            : DataFiles.HashOf(files)[..16];
    }

    private (IReadOnlyList<LlamaTensor> Layout, IReadOnlyList<StoredTensor> Tensors) Tensors()
    {
        var layout = LlamaLayout.Model(Model, Model.Vocabulary);
        StoredTensor[] tensors = [.. LlamaWeights.Open(_path).Where(tensor => !tensor.Name.EndsWith(OldRotary, StringComparison.Ordinal))];
        if (Model.TieEmbeddings) tensors = [.. tensors.Where(tensor => tensor.Name != LlamaLayout.Head || !IsEmbedding(tensor, tensors))];
        LlamaLayout.Require(layout, tensors, LlamaWeights.Place(_path), ConfigFile);
        return (layout, tensors);
    }

    /// <summary>Whether a head that is tied was written out all the same.</summary>
    private static bool IsEmbedding(StoredTensor head, StoredTensor[] tensors) =>
        tensors.FirstOrDefault(tensor => tensor.Name == LlamaLayout.Embedding) is { } embedding
        && embedding.Shape.SequenceEqual(head.Shape) && embedding.Read().Values.AsSpan().SequenceEqual(head.Read().Values);
}
