using RLCollapse.Common;
using RLCollapse.Model.Cpu;
using static TorchSharp.torch;

namespace RLCollapse.Model;

/// <summary>A pre-norm decoder block: x + attention(norm(x)), then x + feedForward(norm(x)).</summary>
public sealed class DecoderBlock : nn.Module
{
    private readonly RmsNorm attention_norm;
    private readonly Attention attention;
    private readonly RmsNorm feed_forward_norm;
    private readonly FeedForward feed_forward;

    /// <param name="options">Sizes.</param>
    /// <param name="compute">Number format of the products.</param>
    /// <param name="device">Where the weights live.</param>
    /// <param name="seed">Of the initial weights.</param>
    public DecoderBlock(ModelOptions options, ComputeType compute, Device device, Seed seed) : base(nameof(DecoderBlock))
    {
        var format = Projection.FormatOf(compute);
        attention_norm = new RmsNorm(options.Width, options.NormEpsilon, options.Kernels, format, device);
        attention = new Attention(options, compute, device, seed.Derive("attention"));
        feed_forward_norm = new RmsNorm(options.Width, options.NormEpsilon, options.Kernels, format, device);
        feed_forward = new FeedForward(options, compute, device, seed.Derive("feed_forward"));
        RegisterComponents();
    }

    /// <summary>All weights.</summary>
    internal BlockWeights Weights => new(
        attention_norm.Weight, attention.Qkv, attention.Output, feed_forward_norm.Weight, feed_forward.GateUp, feed_forward.Down);

    /// <summary>The stream behind this block; the one before it is disposed of, since autograd holds what it needs.</summary>
    /// <param name="stream">float32 (…, C)</param>
    /// <param name="mix">How attention mixes the tokens.</param>
    public ResidualStream Forward(ResidualStream stream, Func<Attention, Tensor, Tensor> mix)
    {
        using var _ = stream;
        using var scope = NewDisposeScope(); // what autograd does not need is freed, and its memory reused, block by block
        var (sum, normed) = attention_norm.Add(stream);
        (sum, normed) = feed_forward_norm.Add(new(sum, mix(attention, normed)));
        return new(sum.MoveToOuterDisposeScope(), feed_forward.forward(normed).MoveToOuterDisposeScope());
    }
}
