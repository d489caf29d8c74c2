using RLCollapse.Kernels;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RLCollapse.Model;

/// <summary>Root-mean-square normalization, y = x / √(mean(x²) + ε) · w (Zhang and Sennrich 2019, arXiv 1910.07467).</summary>
public sealed class RmsNorm : nn.Module<Tensor, Tensor>
{
    private readonly double _epsilon;
    private readonly KernelKind _kernels;
    private readonly ScalarType _format;
    private readonly Parameter weight;

    /// <param name="width">Size of the last dimension.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="kernels">How to compute it.</param>
    /// <param name="format">What a fused kernel gives: float32, or bfloat16 where only products in it follow.</param>
    /// <param name="device">Where the weight lives.</param>
    public RmsNorm(long width, double epsilon, KernelKind kernels, ScalarType format, Device device) : base(nameof(RmsNorm))
    {
        (_epsilon, _kernels, _format) = (epsilon, kernels, format);
        weight = nn.Parameter(ones(width, device: device).DetachFromDisposeScope());
        RegisterComponents();
    }

    /// <summary>(C)</summary>
    internal Parameter Weight => weight;

    /// <param name="input">float32 (…, C)</param>
    /// <returns>(…, C)</returns>
    public override Tensor forward(Tensor input)
    {
        if (input.dtype == float32 && FusedKernels.Apply(_kernels, input)) return RmsNormalization.Apply(input, weight, _epsilon, _format);
        using var meanSquare = (input * input).mean([-1], keepdim: true);
        return input * meanSquare.Plus(_epsilon).rsqrt() * weight;
    }

    /// <summary>Adds the branch, if there is one, and normalizes the sum.</summary>
    /// <returns>float32 (…, C), and it normalized.</returns>
    public (Tensor Sum, Tensor Normed) Add(ResidualStream stream)
    {
        if (stream.Branch is not { } branch) return (stream.Sum, forward(stream.Sum));
        if (stream.Sum.dtype == float32 && FusedKernels.Apply(_kernels, stream.Sum))
            return ResidualNormalization.Apply(stream.Sum, branch, weight, _epsilon, _format);
        var sum = stream.Sum.Plus(branch);
        return (sum, forward(sum));
    }
}
