using RLCollapse.Kernels;
using static TorchSharp.torch;

namespace RLCollapse.Sampling;

/// <summary>Sampling by inversion of the cumulative distribution: one uniform number a row decides its token.</summary>
public static class InverseCdf
{
    /// <summary>The first token whose cumulative probability exceeds u times the total.</summary>
    /// <param name="logProbs">(A, V)</param>
    /// <param name="uniforms">(A, 1), each in [0, 1).</param>
    /// <returns>int64 (A)</returns>
    public static Tensor Draw(Tensor logProbs, Tensor uniforms)
    {
        var last = logProbs.shape[1] - 1;
        using var cumulative = logProbs.exp().cumsum(-1);
        using var threshold = uniforms * cumulative.narrow(1, last, 1);
        return cumulative.le(threshold).sum(-1).AtMost(last);
    }
}
