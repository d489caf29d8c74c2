using RLCollapse.Kernels;
using static TorchSharp.torch;

namespace RLCollapse.Objectives;

/// <summary>
/// Squared error of the critic, optionally with PPO2's value clipping:
/// loss = ½·max((V − R)², (clip(V, V_old − c, V_old + c) − R)²).
/// </summary>
public static class ValueLoss
{
    /// <summary>Loss of each token.</summary>
    /// <param name="values_BR">V, carries gradients.</param>
    /// <param name="oldValues_BR">V_old, as sampled.</param>
    /// <param name="returns_BR">R.</param>
    /// <param name="clipRange">c; 0 does not clip.</param>
    /// <returns>(B, R)</returns>
    public static Tensor Compute(Tensor values_BR, Tensor oldValues_BR, Tensor returns_BR, double clipRange)
    {
        var error = (values_BR - returns_BR).Squared();
        if (clipRange == 0) return error.Times(0.5);
        var clipped = oldValues_BR.Plus((values_BR - oldValues_BR).Within(-clipRange, clipRange));
        return maximum(error, (clipped - returns_BR).Squared()).Times(0.5);
    }

    /// <summary>1 at tokens whose value, before any clip, lies farther than c from the old one.</summary>
    /// <param name="values_BR">V.</param>
    /// <param name="oldValues_BR">V_old.</param>
    /// <param name="clipRange">c; with 0 nothing counts as clipped.</param>
    /// <returns>(B, R)</returns>
    public static Tensor IsClipped(Tensor values_BR, Tensor oldValues_BR, double clipRange) =>
        clipRange == 0 ? zeros_like(values_BR) : (values_BR - oldValues_BR).abs().Exceeds(clipRange).to_type(float32);

    /// <summary>
    /// Share of the returns' variance that the values explain: 1 − Var(R − V) / Var(R); 0 when the returns are all equal.
    /// </summary>
    /// <param name="values_BR">V.</param>
    /// <param name="returns_BR">R.</param>
    /// <param name="mask_BR">1 at the tokens that count.</param>
    public static double ExplainedVariance(Tensor values_BR, Tensor returns_BR, Tensor mask_BR)
    {
        var spread = MaskedMath.Variance(returns_BR, mask_BR).Value();
        return spread < 1e-12 ? 0 : 1 - (MaskedMath.Variance(returns_BR - values_BR, mask_BR).Value() / spread);
    }
}
