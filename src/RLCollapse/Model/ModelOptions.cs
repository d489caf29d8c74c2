using System.ComponentModel.DataAnnotations;
using RLCollapse.Common;

namespace RLCollapse.Model;

/// <summary>Section <c>model</c>: a Llama-style decoder (RMSNorm, rotary positions, SwiGLU, no biases).</summary>
public sealed record ModelOptions : IValidatableObject
{
    /// <summary>
    /// Width of the residual stream; a multiple of <see cref="Heads"/> that leaves each head an even size, unless
    /// <see cref="HeadSize"/> gives one. Default 32.
    /// </summary>
    [Range(4, 16_384)]
    public int Width { get; init; } = 32;

    /// <summary>Decoder blocks. Default 2.</summary>
    [Range(1, 256)]
    public int Layers { get; init; } = 2;

    /// <summary>Attention heads. Default 2.</summary>
    [Range(1, 256)]
    public int Heads { get; init; } = 2;

    /// <summary>
    /// Heads of keys and values, each shared by as many attention heads: grouped-query attention (arXiv 2305.13245). It divides
    /// <see cref="Heads"/>; 0: each has its own. Default 0.
    /// </summary>
    [Range(0, 256)]
    public int KeyValueHeads { get; init; }

    /// <summary>Channels of a head, even; 0: <c>model.width</c> / <c>model.heads</c>. Default 0.</summary>
    [Range(0, 1_024)]
    public int HeadSize { get; init; }

    /// <summary>Width inside the SwiGLU block. Default 80.</summary>
    [Range(4, 65_536)]
    public int FeedForward { get; init; } = 80;

    /// <summary>Longest prompt + response in tokens. Default 128.</summary>
    [Range(8, 32_768)]
    public int ContextLength { get; init; } = 128;

    /// <summary>
    /// Ids of the embedding, for weights from elsewhere that have more than their tokenizer; 0: as many as the tokenizer. Default 0.
    /// </summary>
    [Range(0, 1_000_000)]
    public int Vocabulary { get; init; }

    /// <summary>Whether the output head shares the embedding's matrix. Default true.</summary>
    public bool TieEmbeddings { get; init; } = true;

    /// <summary>Base of the rotary frequencies. Default 10,000.</summary>
    [Range(2.0, 1e9)]
    public double RopeTheta { get; init; } = 10_000;

    /// <summary>How rotary positions are stretched beyond the context of a first training.</summary>
    public RopeScalingOptions RopeScaling { get; init; } = new();

    /// <summary>ε inside RMSNorm. Default 1e-5.</summary>
    [Range(1e-12, 1e-2)]
    public double NormEpsilon { get; init; } = 1e-5;

    /// <summary>
    /// What computes it: <c>cpu</c>, the CPU runtime, for float32 on the CPU; <c>torch</c>, libtorch's operations, on any device;
    /// <c>auto</c>, the CPU runtime for float32 on the CPU, else the torch backend. Default <see cref="BackendKind.Auto"/>.
    /// </summary>
    public BackendKind Backend { get; init; } = BackendKind.Auto;

    /// <summary>
    /// Number format of the matrix products; weights, reductions and optimizer stay float32. Default <see cref="ComputeType.Float32"/>.
    /// </summary>
    public ComputeType Dtype { get; init; } = ComputeType.Float32;

    /// <summary>D: channels of a head.</summary>
    internal int HeadChannels => HeadSize > 0 ? HeadSize : Width / Heads;

    /// <summary>Heads of keys and values.</summary>
    internal int KeyHeads => KeyValueHeads > 0 ? KeyValueHeads : Heads;

    /// <summary>Channels of all queries of a token, H·D.</summary>
    internal int QueryWidth => Heads * HeadChannels;

    /// <summary>Channels of all keys of a token, and of all values.</summary>
    internal int KeyWidth => KeyHeads * HeadChannels;

    /// <summary>V of a model with a tokenizer.</summary>
    /// <param name="tokens">Ids of the tokenizer.</param>
    /// <exception cref="UserErrorException">It has ids that the model has not.</exception>
    internal int VocabularyOf(int tokens) => Vocabulary == 0 ? tokens
        : tokens <= Vocabulary ? Vocabulary
        : throw new UserErrorException($"The tokenizer has {tokens} ids, but model.vocabulary is {Vocabulary}: take the tokenizer that the "
            + "weights were trained with, or a larger model.vocabulary (0 takes as many as the tokenizer has).");

    /// <summary>A number of tokens, if it fits.</summary>
    /// <param name="tokens">Of a prompt with all of its response.</param>
    /// <exception cref="ArgumentException">It exceeds <see cref="ContextLength"/>.</exception>
    internal long CheckedLength(long tokens) => tokens <= ContextLength
        ? tokens
        : throw new ArgumentException($"A sequence of {tokens} tokens exceeds the context of {ContextLength}: raise model.contextLength or "
            + "shorten prompts and rl.sampling.maxNewTokens.");

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Backend == BackendKind.Cpu && Dtype == ComputeType.Bfloat16)
            yield return new("cpu computes in float32; take auto or torch for bfloat16", ["backend", "dtype"]);
        if (HeadSize % 2 != 0)
            yield return new($"a head of {HeadSize} channels has no halves for rotary positions to turn; take an even size, or 0",
                ["headSize"]);
        else if (HeadSize == 0 && Width % Heads != 0)
            yield return new($"{Width} is no multiple of model.heads = {Heads}; take one, or say model.headSize", ["width", "heads"]);
        else if (HeadSize == 0 && Width / Heads % 2 != 0)
            yield return new($"model.width / model.heads = {Width / Heads} must be even for rotary positions", ["width", "heads"]);
        if (KeyValueHeads > 0 && Heads % KeyValueHeads != 0)
            yield return new($"{KeyValueHeads} does not divide model.heads = {Heads}; take a divisor, or 0 for keys of each head's own",
                ["keyValueHeads", "heads"]);
    }
}

/// <summary>Number format of matrix products.</summary>
public enum ComputeType
{
    /// <summary>IEEE single precision.</summary>
    Float32,

    /// <summary>bfloat16 products with float32 master weights.</summary>
    Bfloat16,

    /// <summary>
    /// bfloat16 where the processor multiplies it faster and the model is large enough to gain, else float32; the run says what it took.
    /// </summary>
    Auto,
}

/// <summary>What computes a model.</summary>
public enum BackendKind
{
    /// <summary>The CPU runtime for float32 on the CPU, else the torch backend.</summary>
    Auto,

    /// <summary>The CPU runtime, for float32 on the CPU.</summary>
    Cpu,

    /// <summary>libtorch's operations with autograd, with autograd, on any device.</summary>
    Torch,
}
