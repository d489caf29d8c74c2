using RLCollapse.Kernels;
using static TorchSharp.torch;

namespace RLCollapse.Model.Torch;

/// <summary>A pre-norm decoder block: x + attention(norm(x)), then x + feedForward(norm(x)).</summary>
internal sealed class DecoderBlock(ModelOptions options, Func<string, Tensor> weight, ScalarType format)
{
    private readonly RmsNorm _attentionNorm = new(weight("attention_norm.weight"), options.NormEpsilon);
    private readonly Attention _attention = new(options, name => weight($"attention.{name}"), format);
    private readonly RmsNorm _feedForwardNorm = new(weight("feed_forward_norm.weight"), options.NormEpsilon);
    private readonly FeedForward _feedForward = new(name => weight($"feed_forward.{name}"), format);

    /// <summary>See <see cref="Attention.Forward"/>; the input is disposed of, since autograd holds what it needs.</summary>
    public Tensor Forward(Tensor input, Rotation rotation, Tensor? bias, KeyValueCache? cache)
    {
        using var x = input;
        using var scope = NewDisposeScope();
        var mixed = x.Plus(_attention.Forward(_attentionNorm.Forward(x), rotation, bias, cache));
        return mixed.Plus(_feedForward.Forward(_feedForwardNorm.Forward(mixed))).MoveToOuterDisposeScope();
    }
}
