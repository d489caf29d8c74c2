using RLCollapse.Common;
using RLCollapse.Kernels;
using static TorchSharp.torch;

namespace RLCollapse.Model;

/// <summary>Multi-head causal self-attention with rotary positions and, when decoding, a cache of keys and values.</summary>
public sealed class Attention : nn.Module
{
    private readonly int _heads;
    private readonly KernelKind _kernels;
    private readonly Projection qkv;
    private readonly Projection output;

    /// <param name="options">Sizes.</param>
    /// <param name="compute">Number format of the products.</param>
    /// <param name="device">Where the weights live.</param>
    /// <param name="seed">Of the initial weights.</param>
    public Attention(ModelOptions options, ComputeType compute, Device device, Seed seed) : base(nameof(Attention))
    {
        (_heads, _kernels) = (options.Heads, FusedKernels.On(device, options.Kernels));
        var deviation = 1 / Math.Sqrt(options.Width);
        qkv = new Projection(options.Width, 3 * options.Width, deviation, compute, _kernels, device, seed.Derive("qkv"));
        output = new Projection(options.Width, options.Width, deviation / Math.Sqrt(2 * options.Layers), compute, _kernels, device,
            seed.Derive("output"));
        RegisterComponents();
    }

    /// <summary>Weight of the queries, keys and values.</summary>
    internal ProductWeight Qkv => qkv.Weight;

    /// <summary>Weight behind the mixture.</summary>
    internal ProductWeight Output => output.Weight;

    /// <summary>Each token's attention over the keys that <paramref name="bias"/> lets it see.</summary>
    /// <param name="x_BTC">(B, T, C)</param>
    /// <param name="rotation">Rotation at the tokens' positions.</param>
    /// <param name="bias">Added to the scores; broadcasts to (B, H, T, keys): 0 where a key is seen, very negative where not. Null with the
    /// engine's kernels: see <see cref="DotProductAttention.Engine"/>.</param>
    /// <param name="cache">This layer's keys and values so far; the new ones are appended.</param>
    /// <returns>(B, T, C)</returns>
    public Tensor Forward(Tensor x_BTC, Rotation rotation, Tensor? bias, LayerCache cache)
    {
        var (batch, length, width) = (x_BTC.shape[0], x_BTC.shape[1], x_BTC.shape[2]);
        var headSize = width / _heads;
        var parts = qkv.forward(x_BTC).view(batch, length, 3, _heads, headSize).permute(2, 0, 3, 1, 4); // (3, B, H, T, D)
        var query = rotation.Apply(parts.select(0, 0));
        var (keys, values) = cache.Append(rotation.Apply(parts.select(0, 1)), parts.select(0, 2));
        var mixed = _kernels == KernelKind.Engine
            ? DotProductAttention.Engine(query, keys, values, bias)
            : DotProductAttention.Composed(query, keys, values, bias!);
        return output.forward(mixed.transpose(1, 2).reshape(batch, length, width));
    }

    /// <summary>The same of packed sequences, in one pass.</summary>
    /// <param name="x_NC">(N, C)</param>
    /// <param name="sequences">All of them.</param>
    /// <param name="rotary">Tables of positions.</param>
    /// <returns>(N, C) in the number format of the products.</returns>
    public Tensor Packed(Tensor x_NC, IReadOnlyList<PackedSequence> sequences, Rotary rotary) =>
        output.Product(CausalAttention.Apply(qkv.Product(x_NC), sequences, _heads, rotary.Cos, rotary.Sin));

    /// <summary>The same of packed prompts, whose keys and values are kept.</summary>
    /// <param name="x_NC">(N, C)</param>
    /// <param name="sequences">The prompts.</param>
    /// <param name="rotary">Tables of positions.</param>
    /// <param name="cache">This layer's keys and values.</param>
    /// <returns>(N, C) in the number format of the products.</returns>
    public Tensor Prefill(Tensor x_NC, IReadOnlyList<PackedSequence> sequences, Rotary rotary, DecodingLayer cache)
    {
        var projected = qkv.Product(x_NC);
        cache.KeepPrompts(projected, sequences, rotary.Cos, rotary.Sin);
        return output.Product(CausalAttention.Apply(projected, sequences, _heads, rotary.Cos, rotary.Sin));
    }

    /// <summary>The same of one new token a row.</summary>
    /// <param name="x_AC">(A, C)</param>
    /// <param name="seen">What each token sees.</param>
    /// <param name="rotary">Tables of positions.</param>
    /// <param name="cache">This layer's keys and values; the new ones are appended.</param>
    /// <returns>(A, C) in the number format of the products.</returns>
    internal Tensor Next(Tensor x_AC, SeenTokens[] seen, Rotary rotary, DecodingLayer cache) =>
        output.Product(cache.Attend(qkv.Product(x_AC), seen, rotary.Cos, rotary.Sin));
}
