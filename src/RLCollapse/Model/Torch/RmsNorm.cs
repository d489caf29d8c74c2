using RLCollapse.Kernels;
using static TorchSharp.torch;

namespace RLCollapse.Model.Torch;

/// <summary>Root-mean-square normalization, y = x / √(mean(x²) + ε) · w (Zhang and Sennrich 2019, arXiv 1910.07467).</summary>
internal sealed class RmsNorm(Tensor weight, double epsilon)
{
    public Tensor Forward(Tensor x) => x * x.Squared().mean([-1], keepdim: true).Plus(epsilon).rsqrt() * weight;
}
