using RLCollapse.Config;
using RLCollapse.Kernels;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RLCollapse.Model;

/// <summary>Root-mean-square normalisation, y = x / √(mean(x²) + ε) · w (Zhang and Sennrich 2019, arXiv 1910.07467).</summary>
public sealed class RmsNorm : nn.Module<Tensor, Tensor>
{
    private readonly double _epsilon;
    private readonly KernelKind _kernels;
    private readonly Parameter weight;

    /// <param name="width">Size of the last dimension.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="kernels">How to compute it.</param>
    /// <param name="device">Where the weight lives.</param>
    public RmsNorm(long width, double epsilon, KernelKind kernels, Device device) : base(nameof(RmsNorm))
    {
        (_epsilon, _kernels) = (epsilon, kernels);
        weight = nn.Parameter(ones(width, device: device).DetachFromDisposeScope());
        RegisterComponents();
    }

    /// <param name="input">(…, C)</param>
    /// <returns>(…, C)</returns>
    public override Tensor forward(Tensor input)
    {
        if (FusedKernels.Apply(_kernels, input)) return RmsNormalisation.Apply(input, weight, _epsilon);
        using var meanSquare = (input * input).mean([-1], keepdim: true);
        return input * (meanSquare + _epsilon).rsqrt() * weight;
    }
}
