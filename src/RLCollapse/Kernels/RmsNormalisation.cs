using System.Runtime.Intrinsics;
using TorchSharp;
using static TorchSharp.torch;

namespace RLCollapse.Kernels;

/// <summary>y = x·r·w with r = 1/√(mean(x²) + ε), one pass; backward: with g' = g·w, dx = r·(g' − x·r²·mean(g'·x)), dw = Σ g·x·r.</summary>
public sealed unsafe class RmsNormalisation : autograd.SingleTensorFunction<RmsNormalisation>
{
    /// <inheritdoc/>
    public override string Name => nameof(RmsNormalisation);

    /// <summary>The normalisation.</summary>
    /// <param name="x">float32 (…, C)</param>
    /// <param name="weight">(C)</param>
    /// <param name="epsilon">ε.</param>
    /// <returns>(…, C)</returns>
    public static Tensor Apply(Tensor x, Tensor weight, double epsilon) => apply(x.contiguous(), weight, (float)epsilon);

    /// <inheritdoc/>
    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var (x, weight, epsilon) = ((Tensor)vars[0], (Tensor)vars[1], (float)vars[2]);
        var width = (int)x.shape[^1];
        var rows = x.numel() / width;
        var (output, scales) = (empty_like(x), empty(rows, device: x.device));
        var (from, w, to, r) = ((nint)Work.Floats(x), (nint)Work.Floats(weight), (nint)Work.Floats(output), (nint)Work.Floats(scales));
        Work.ForRows(rows, x.numel(), (first, end) =>
        {
            for (var row = first; row < end; row++)
            {
                var source = new ReadOnlySpan<float>((float*)from + (row * width), width);
                var target = new Span<float>((float*)to + (row * width), width);
                var scale = 1 / MathF.Sqrt((SumOfSquares(source) / width) + epsilon);
                ((float*)r)[row] = scale;
                Scale(source, new ReadOnlySpan<float>((float*)w, width), scale, target);
            }
        });
        ctx.save_for_backward([x, weight, scales]);
        return output;
    }

    /// <inheritdoc/>
    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        var saved = ctx.get_saved_variables();
        using var scope = NewDisposeScope();
        var (x, weight, scales, gradient) = (saved[0], saved[1], saved[2], grad_output.contiguous());
        var width = (int)x.shape[^1];
        var rows = x.numel() / width;
        var result = empty_like(x);
        var parts = Math.Max(1, get_num_threads());
        var weightParts = zeros(parts, width);
        var (from, w, r, g, to, dw) = ((nint)Work.Floats(x), (nint)Work.Floats(weight), (nint)Work.Floats(scales), (nint)Work.Floats(gradient), (nint)Work.Floats(result), (nint)Work.Floats(weightParts));
        Work.ForEach(parts, x.numel(), part =>
        {
            var weights = new ReadOnlySpan<float>((float*)w, width);
            var weightGradient = new Span<float>((float*)dw + (part * width), width);
            for (var row = part * rows / parts; row < (part + 1) * rows / parts; row++)
            {
                var source = new ReadOnlySpan<float>((float*)from + (row * width), width);
                var incoming = new ReadOnlySpan<float>((float*)g + (row * width), width);
                Back(source, incoming, weights, ((float*)r)[row], new Span<float>((float*)to + (row * width), width), weightGradient);
            }
        });
        return [result.MoveToOuterDisposeScope(), weightParts.sum(0L).MoveToOuterDisposeScope(), null!];
    }

    private static float SumOfSquares(ReadOnlySpan<float> x)
    {
        var (sum, rest, i) = (Vector512<float>.Zero, 0f, 0);
        for (; i <= x.Length - 16; i += 16) sum += Vector512.Create(x[i..]) * Vector512.Create(x[i..]);
        for (; i < x.Length; i++) rest += x[i] * x[i];
        return Vector512.Sum(sum) + rest;
    }

    private static void Scale(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, float scale, Span<float> y)
    {
        var i = 0;
        for (; i <= x.Length - 16; i += 16) (Vector512.Create(x[i..]) * scale * Vector512.Create(weight[i..])).CopyTo(y[i..]);
        for (; i < x.Length; i++) y[i] = x[i] * scale * weight[i];
    }

    private static void Back(ReadOnlySpan<float> x, ReadOnlySpan<float> g, ReadOnlySpan<float> weight, float scale, Span<float> dx, Span<float> dw)
    {
        var (sum, dot, i) = (Vector512<float>.Zero, 0f, 0);
        for (; i <= x.Length - 16; i += 16) sum += Vector512.Create(x[i..]) * Vector512.Create(g[i..]) * Vector512.Create(weight[i..]);
        for (; i < x.Length; i++) dot += x[i] * g[i] * weight[i];
        var mean = (dot + Vector512.Sum(sum)) / x.Length * scale * scale;
        for (i = 0; i <= x.Length - 16; i += 16)
        {
            var (xs, gs) = (Vector512.Create(x[i..]), Vector512.Create(g[i..]));
            (((gs * Vector512.Create(weight[i..])) - (xs * mean)) * scale).CopyTo(dx[i..]);
            (Vector512.Create<float>(dw[i..]) + (gs * xs * scale)).CopyTo(dw[i..]);
        }

        for (; i < x.Length; i++)
        {
            dx[i] = ((g[i] * weight[i]) - (x[i] * mean)) * scale;
            dw[i] += g[i] * x[i] * scale;
        }
    }
}
