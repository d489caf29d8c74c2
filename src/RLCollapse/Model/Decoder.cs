using RLCollapse.Common;
using RLCollapse.Model.Cpu;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RLCollapse.Model;

/// <summary>
/// A Llama-style decoder: embedding, blocks, final RMSNorm and an output head without biases. There is no dropout, so
/// rollouts and updates see the same function.
/// </summary>
public sealed class Decoder : nn.Module
{
    private readonly Rotary _rotary;
    private readonly int _tokensOfAKind; // see ProductWeight; here without a copy
    private readonly ScalarType _inner; // of what attention works on
    private readonly ProductWeight _scores;
    private readonly DecoderWeights? _weights; // as the pass on the CPU takes them; null with another number format
    private readonly Parameter embedding;
    private readonly ModuleList<DecoderBlock> blocks;
    private readonly RmsNorm norm;
    private readonly Parameter? head;

    /// <param name="options">Sizes.</param>
    /// <param name="vocabularySize">V.</param>
    /// <param name="compute">Number format of the products.</param>
    /// <param name="device">Where the weights live.</param>
    /// <param name="seed">Of the initial weights.</param>
    public Decoder(ModelOptions options, int vocabularySize, ComputeType compute, Device device, Seed seed) : base(nameof(Decoder))
    {
        Options = options;
        _inner = FusedKernels.On(device, options.Kernels) == KernelKind.Engine && compute == ComputeType.Bfloat16 ? bfloat16 : float32;
        _tokensOfAKind = compute == ComputeType.Bfloat16 ? (int)Math.Min(64, options.ContextLength) : 1;
        _rotary = new Rotary(options.Width / options.Heads, options.ContextLength, options.RopeTheta, device);
        var deviation = 1 / Math.Sqrt(options.Width);
        embedding = Initialization.Normal([vocabularySize, options.Width], deviation, device, seed.Derive("embedding"));
        blocks = nn.ModuleList([.. Enumerable.Range(0, options.Layers)
            .Select(i => new DecoderBlock(options, compute, device, seed.Derive("block").Derive(i)))]);
        norm = new RmsNorm(options.Width, options.NormEpsilon, options.Kernels, float32, device);
        head = options.TieEmbeddings ? null : Initialization.Normal(
            [vocabularySize, options.Width], deviation, device, seed.Derive("head"));
        _scores = new ProductWeight(() => head ?? embedding, compute, options.Kernels);
        RegisterComponents();
        _weights = compute == ComputeType.Bfloat16
            ? null
            : new(options, embedding, [.. blocks.Select(block => block.Weights)], norm.Weight);
    }

    /// <summary>Sizes.</summary>
    public ModelOptions Options { get; }

    /// <summary>The kernels in use: fused ones are for float32 weights on the CPU; on a GPU the engine's take their place.</summary>
    public KernelKind Kernels => FusedKernels.On(Device, Options.Kernels) switch
    {
        KernelKind.Fused when embedding.dtype != float32 => KernelKind.Reference,
        var kernels => kernels,
    };

    /// <summary>Where the weights live.</summary>
    public Device Device => embedding.device;

    /// <summary>
    /// Hidden states of whole sequences that start in column 0; padding, if any, is on the right and is not seen by what stands before it.
    /// </summary>
    /// <param name="tokens_BT">int64 (B, T), T ≤ context length.</param>
    /// <returns>(B, T, C) after the final norm.</returns>
    public Tensor Hidden(Tensor tokens_BT)
    {
        var length = CheckedLength(tokens_BT.shape[1]);
        return Run(tokens_BT, _rotary.First(length), Kernels == KernelKind.Engine ? null : AttentionBias.Causal(length, Device), null);
    }

    /// <summary>Hidden states of the next columns of rows that grow in a cache.</summary>
    /// <param name="tokens_BT">int64 (B, T): the new columns.</param>
    /// <param name="positions_BT">int64 (B, T): each token's position in its own row, padding not counted.</param>
    /// <param name="bias">See <see cref="Attention.Forward"/>; not null.</param>
    /// <param name="cache">Keys and values so far; grows by T columns.</param>
    /// <returns>(B, T, C) after the final norm.</returns>
    public Tensor Hidden(Tensor tokens_BT, Tensor positions_BT, Tensor bias, KvCache cache) =>
        Run(tokens_BT, _rotary.At(positions_BT), bias, cache);

    /// <summary>Hidden states of packed sequences; with fused kernels only.</summary>
    /// <returns>(N or more, C) after the final norm: bfloat16 products take rounded numbers of tokens.</returns>
    public Tensor Hidden(PackedTokens tokens)
    {
        CheckedLength(tokens.Longest);
        if (_weights is not null && Kernels == KernelKind.Fused) return DecoderPass.Apply(tokens, _weights, _rotary);
        var rounded = tokens.RoundedUp(_tokensOfAKind);
        return Run(rounded.Ids_N, (_, attention, x) => attention.Packed(x, rounded.Sequences, _rotary));
    }

    /// <summary>Hidden states of packed prompts, whose keys and values are kept; with fused kernels only.</summary>
    /// <param name="prompts">One behind another.</param>
    /// <param name="cache">Room for them.</param>
    /// <returns>(N, C) after the final norm.</returns>
    public Tensor Hidden(PackedTokens prompts, DecodingCache cache)
    {
        CheckedLength(prompts.Longest);
        return Run(prompts.Ids_N, (layer, attention, x) => attention.Prefill(x, prompts.Sequences, _rotary, cache[layer]));
    }

    /// <summary>Hidden states of one new token a row; with fused kernels only.</summary>
    /// <param name="tokens_A">int64 (A)</param>
    /// <param name="rows">Which row each token continues.</param>
    /// <param name="cache">Keys and values so far; grows by these tokens.</param>
    /// <returns>(A, C) after the final norm.</returns>
    public Tensor Hidden(Tensor tokens_A, int[] rows, DecodingCache cache)
    {
        var seen = cache.Seen(rows);
        var hidden = Run(tokens_A, (layer, attention, x) => attention.Next(x, seen, _rotary, cache[layer]));
        cache.Grow(rows);
        return hidden;
    }

    /// <summary>Scores of every next token.</summary>
    /// <param name="hidden">(…, C)</param>
    /// <returns>float32 (…, V)</returns>
    public Tensor Logits(Tensor hidden) => _scores.Widened(hidden);

    /// <summary>
    /// Casts or packs the weights for their products once, until what is returned is disposed of: for many passes of a policy that does not
    /// change.
    /// </summary>
    /// <param name="withGradients">Whether gradients of the weights will be asked for.</param>
    internal IDisposable HoldWeights(bool withGradients = false) =>
        new HeldWeights(withGradients, [_scores, .. modules().OfType<Projection>().Select(projection => projection.Weight)]);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _rotary.Dispose();
            _scores.Dispose();
        }

        base.Dispose(disposing);
    }

    private Tensor Run(Tensor tokens_BT, Rotation table, Tensor? mask, KvCache? cache)
    {
        var (batch, length) = (tokens_BT.shape[0], tokens_BT.shape[1]);
        var (rotation, bias) = (table.As(_inner), mask?.to_type(_inner));
        var stream = new ResidualStream(embedding.index_select(0, tokens_BT.reshape(-1)).view(batch, length, -1), null); // (B, T, C)
        for (var i = 0; i < blocks.Count; i++)
        {
            var layer = cache?[i] ?? LayerCache.None;
            stream = blocks[i].Forward(stream, (attention, normed) => attention.Forward(normed, rotation, bias, layer));
        }

        return norm.Add(stream).Normed;
    }

    private Tensor Run(Tensor tokens_N, Func<int, Attention, Tensor, Tensor> mix)
    {
        var stream = new ResidualStream(embedding.index_select(0, tokens_N), null); // (N, C)
        for (var i = 0; i < blocks.Count; i++)
        {
            var layer = i;
            stream = blocks[i].Forward(stream, (attention, normed) => mix(layer, attention, normed));
        }

        return norm.Add(stream).Normed;
    }

    private long CheckedLength(long length) => length <= Options.ContextLength
        ? length
        : throw new ArgumentException($"A sequence of {length} tokens exceeds the context of {Options.ContextLength}: raise "
            + "model.contextLength or shorten prompts and rl.sampling.maxNewTokens.");
}
