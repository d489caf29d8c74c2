using RLCollapse.Config;
using RLCollapse.Runs;
using TorchSharp;
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
        attention_norm = new RmsNorm(options.Width, options.NormEpsilon, options.Kernels, device);
        attention = new Attention(options, compute, device, seed.Derive("attention"));
        feed_forward_norm = new RmsNorm(options.Width, options.NormEpsilon, options.Kernels, device);
        feed_forward = new FeedForward(options, compute, device, seed.Derive("feed_forward"));
        RegisterComponents();
    }

    /// <param name="x">(…, C)</param>
    /// <param name="mix">How attention mixes the tokens.</param>
    /// <returns>Like <paramref name="x"/>.</returns>
    public Tensor Forward(Tensor x, Func<Attention, Tensor, Tensor> mix)
    {
        using var scope = NewDisposeScope(); // what autograd does not need is freed, and its memory reused, block by block
        x = x + mix(attention, attention_norm.forward(x));
        x = x + feed_forward.forward(feed_forward_norm.forward(x));
        return x.MoveToOuterDisposeScope();
    }
}
