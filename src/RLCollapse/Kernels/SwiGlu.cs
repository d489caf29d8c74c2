using System.Runtime.Intrinsics;
using static TorchSharp.torch;

namespace RLCollapse.Kernels;

/// <summary>y = silu(a)·b of (N, 2F) = [a | b], one pass; backward: with s = σ(a), da = g·b·s·(1 + a·(1 − s)), db = g·a·s.</summary>
public sealed unsafe class SwiGlu : autograd.SingleTensorFunction<SwiGlu>
{
    /// <inheritdoc/>
    public override string Name => nameof(SwiGlu);

    /// <summary>The gated unit.</summary>
    /// <param name="both">float32 or bfloat16 (…, 2F): gate, then value.</param>
    /// <returns>(…, F) of the same format.</returns>
    public static Tensor Apply(Tensor both)
    {
        var rows = both.contiguous();
        var gated = Gradients.AreWanted(rows) ? apply(rows) : Forward(rows);
        GC.KeepAlive(rows);
        return gated;
    }

    /// <inheritdoc/>
    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var both = (Tensor)vars[0];
        ctx.set_materialize_grads(false);
        ctx.save_for_backward([both]);
        return Forward(both);
    }

    /// <inheritdoc/>
    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        using var both = ctx.get_saved_variables()[0];
        using var gradient = grad_output.contiguous();
        return [both.dtype == bfloat16 ? Backward<BFloat16>(both, gradient) : Backward<Float32>(both, gradient)];
    }

    private static Tensor Forward(Tensor both) => both.dtype == bfloat16 ? Forward<BFloat16>(both) : Forward<Float32>(both);

    private static Tensor Forward<T>(Tensor both) where T : unmanaged, IElement<T>
    {
        var inner = (int)(both.shape[^1] / 2);
        var output = empty([.. both.shape[..^1], inner], dtype: T.Type, device: both.device);
        T* from = Memory.Elements<T>(both), to = Memory.Elements<T>(output);
        var rows = both.numel() / (2 * inner);
        for (var row = 0L; row < rows; row++) Gate(from + (row * 2 * inner), to + (row * inner), inner);
        return output;
    }

    private static Tensor Backward<T>(Tensor both, Tensor gradient) where T : unmanaged, IElement<T>
    {
        var inner = (int)(both.shape[^1] / 2);
        var result = empty_like(both);
        T* from = Memory.Elements<T>(both), g = Memory.Elements<T>(gradient), to = Memory.Elements<T>(result);
        var rows = both.numel() / (2 * inner);
        for (var row = 0L; row < rows; row++) Back(from + (row * 2 * inner), g + (row * inner), to + (row * 2 * inner), inner);
        return result;
    }

    internal static void Gate<T>(T* x, T* y, int inner) where T : unmanaged, IElement<T>
    {
        var i = 0;
        for (; i <= inner - 16; i += 16)
        {
            var a = T.Load(x + i);
            T.Store(a * VectorMath.Sigmoid(a) * T.Load(x + inner + i), y + i);
        }

        for (; i < inner; i++)
        {
            var a = T.Widen(x[i]);
            y[i] = T.Round(a / (1 + MathF.Exp(-a)) * T.Widen(x[inner + i]));
        }
    }

    internal static void Back<T>(T* x, T* g, T* dx, int inner) where T : unmanaged, IElement<T>
    {
        var i = 0;
        for (; i <= inner - 16; i += 16)
        {
            var (a, b, incoming) = (T.Load(x + i), T.Load(x + inner + i), T.Load(g + i));
            var s = VectorMath.Sigmoid(a);
            T.Store(incoming * b * s * (Vector512<float>.One + (a * (Vector512<float>.One - s))), dx + i);
            T.Store(incoming * a * s, dx + inner + i);
        }

        for (; i < inner; i++)
        {
            var (a, b, incoming) = (T.Widen(x[i]), T.Widen(x[inner + i]), T.Widen(g[i]));
            var s = 1 / (1 + MathF.Exp(-a));
            dx[i] = T.Round(incoming * b * s * (1 + (a * (1 - s))));
            dx[inner + i] = T.Round(incoming * a * s);
        }
    }
}
