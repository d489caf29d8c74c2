using RLCollapse.Kernels;
using static TorchSharp.torch;

namespace RLCollapse.Objectives;

/// <summary>Means and variances over the places a mask holds 1; what stands elsewhere, however large, changes nothing.</summary>
public static class MaskedMath
{
    /// <summary>Σ x·m / Σ m, or 0 when the mask is empty.</summary>
    /// <param name="values">(B, R)</param>
    /// <param name="mask">0 or 1, same shape.</param>
    /// <returns>A scalar.</returns>
    public static Tensor Mean(Tensor values, Tensor mask) => Only(values, mask).sum() / mask.sum().AtLeast(1);

    /// <summary>Population variance over the masked places.</summary>
    /// <param name="values">(B, R)</param>
    /// <param name="mask">0 or 1, same shape.</param>
    /// <returns>A scalar.</returns>
    public static Tensor Variance(Tensor values, Tensor mask) => Mean((values - Mean(values, mask)).Squared(), mask);

    /// <summary>(x − mean) / √(variance + ε) over the masked places, 0 elsewhere.</summary>
    /// <param name="values">(B, R)</param>
    /// <param name="mask">0 or 1, same shape.</param>
    /// <param name="epsilon">Keeps constant values at 0.</param>
    /// <returns>Same shape.</returns>
    public static Tensor Whiten(Tensor values, Tensor mask, double epsilon = 1e-8) =>
        Only((values - Mean(values, mask)) * Variance(values, mask).Plus(epsilon).rsqrt(), mask);

    /// <summary>The values where the mask is 1, and 0 (even for NaN and infinities) elsewhere.</summary>
    /// <param name="values">(B, R)</param>
    /// <param name="mask">0 or 1, same shape.</param>
    /// <returns>Same shape.</returns>
    public static Tensor Only(Tensor values, Tensor mask) => values.FilledWhere(mask.IsEqualTo(0), 0);
}
