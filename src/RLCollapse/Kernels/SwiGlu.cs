using System.Runtime.Intrinsics;
using TorchSharp;
using static TorchSharp.torch;

namespace RLCollapse.Kernels;

/// <summary>y = silu(a)·b of (N, 2F) = [a | b], one pass; backward: with s = σ(a), da = g·b·s·(1 + a·(1 − s)), db = g·a·s.</summary>
public sealed unsafe class SwiGlu : autograd.SingleTensorFunction<SwiGlu>
{
    /// <inheritdoc/>
    public override string Name => nameof(SwiGlu);

    /// <summary>The gated unit.</summary>
    /// <param name="both">float32 (…, 2F): gate, then value.</param>
    /// <returns>(…, F)</returns>
    public static Tensor Apply(Tensor both) => apply(both.contiguous());

    /// <inheritdoc/>
    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var both = (Tensor)vars[0];
        var inner = (int)(both.shape[^1] / 2);
        var rows = both.numel() / (2 * inner);
        var output = empty([.. both.shape[..^1], inner], device: both.device);
        var (from, to) = ((nint)Work.Floats(both), (nint)Work.Floats(output));
        Work.ForRows(rows, both.numel(), (first, end) =>
        {
            for (var row = first; row < end; row++) Gate((float*)from + (row * 2 * inner), (float*)to + (row * inner), inner);
        });
        ctx.save_for_backward([both]);
        return output;
    }

    /// <inheritdoc/>
    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        using var both = ctx.get_saved_variables()[0];
        using var gradient = grad_output.contiguous();
        var inner = (int)(both.shape[^1] / 2);
        var rows = both.numel() / (2 * inner);
        var result = empty_like(both);
        var (from, g, to) = ((nint)Work.Floats(both), (nint)Work.Floats(gradient), (nint)Work.Floats(result));
        Work.ForRows(rows, both.numel(), (first, end) =>
        {
            for (var row = first; row < end; row++) Back((float*)from + (row * 2 * inner), (float*)g + (row * inner), (float*)to + (row * 2 * inner), inner);
        });
        return [result];
    }

    private static void Gate(float* x, float* y, int inner)
    {
        var i = 0;
        for (; i <= inner - 16; i += 16)
        {
            var a = Vector512.Load(x + i);
            (a * VectorMath.Sigmoid(a) * Vector512.Load(x + inner + i)).Store(y + i);
        }

        for (; i < inner; i++) y[i] = x[i] / (1 + MathF.Exp(-x[i])) * x[inner + i];
    }

    private static void Back(float* x, float* g, float* dx, int inner)
    {
        var i = 0;
        for (; i <= inner - 16; i += 16)
        {
            var (a, b, incoming) = (Vector512.Load(x + i), Vector512.Load(x + inner + i), Vector512.Load(g + i));
            var s = VectorMath.Sigmoid(a);
            (incoming * b * s * (Vector512<float>.One + (a * (Vector512<float>.One - s)))).Store(dx + i);
            (incoming * a * s).Store(dx + inner + i);
        }

        for (; i < inner; i++)
        {
            var s = 1 / (1 + MathF.Exp(-x[i]));
            dx[i] = g[i] * x[inner + i] * s * (1 + (x[i] * (1 - s)));
            dx[inner + i] = g[i] * x[i] * s;
        }
    }
}
