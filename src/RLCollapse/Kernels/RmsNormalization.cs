using static TorchSharp.torch;

namespace RLCollapse.Kernels;

/// <summary>y = x·r·w with r = 1/√(mean(x²) + ε), one pass; backward: with g' = g·w, dx = r·(g' − x·r²·mean(g'·x)), dw = Σ g·x·r.</summary>
public sealed unsafe class RmsNormalization : autograd.SingleTensorFunction<RmsNormalization>
{
    /// <inheritdoc/>
    public override string Name => nameof(RmsNormalization);

    /// <summary>The normalization.</summary>
    /// <param name="x">float32 (…, C)</param>
    /// <param name="weight">float32 (C)</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="format">Of the result: float32 or bfloat16.</param>
    /// <returns>(…, C)</returns>
    public static Tensor Apply(Tensor x, Tensor weight, double epsilon, ScalarType format)
    {
        var rows = x.contiguous();
        if (Gradients.AreWanted(rows, weight)) return apply(rows, weight, (float)epsilon, format);
        using var scales = Scales(rows);
        var normed = Forward(rows, weight, (float)epsilon, format, scales);
        GC.KeepAlive(rows);
        return normed;
    }

    /// <inheritdoc/>
    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var (x, weight, epsilon, format) = ((Tensor)vars[0], (Tensor)vars[1], (float)vars[2], (ScalarType)vars[3]);
        var scales = Scales(x);
        ctx.set_materialize_grads(false);
        ctx.save_for_backward([x, weight, scales]);
        return Forward(x, weight, epsilon, format, scales);
    }

    /// <inheritdoc/>
    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        using var scope = NewDisposeScope();
        var saved = ctx.get_saved_variables();
        var (dx, dw) = grad_output.dtype == bfloat16
            ? Backward<BFloat16>(saved[0], saved[1], saved[2], grad_output.contiguous())
            : Backward<Float32>(saved[0], saved[1], saved[2], grad_output.contiguous());
        return [dx.MoveToOuterDisposeScope(), dw.MoveToOuterDisposeScope(), null!, null!];
    }

    private static Tensor Scales(Tensor x) => empty(x.numel() / x.shape[^1], device: x.device);

    private static Tensor Forward(Tensor x, Tensor weight, float epsilon, ScalarType format, Tensor scales) =>
        format == bfloat16 ? Forward<BFloat16>(x, weight, epsilon, scales) : Forward<Float32>(x, weight, epsilon, scales);

    private static Tensor Forward<T>(Tensor x, Tensor weight, float epsilon, Tensor scales) where T : unmanaged, IElement<T>
    {
        var width = (int)x.shape[^1];
        var output = empty(x.shape, dtype: T.Type, device: x.device);
        float* from = Memory.Floats(x), w = Memory.Floats(weight), r = Memory.Floats(scales);
        T* to = Memory.Elements<T>(output);
        var rows = scales.numel();
        for (var row = 0L; row < rows; row++)
        {
            var source = from + (row * width);
            var scale = RmsRow.Scale(source, width, epsilon);
            r[row] = scale;
            RmsRow.Normalize(source, w, scale, to + (row * width), width);
        }
        return output;
    }

    private static (Tensor, Tensor) Backward<T>(Tensor x, Tensor weight, Tensor scales, Tensor gradient) where T : unmanaged, IElement<T>
    {
        var width = (int)x.shape[^1];
        var rows = scales.numel();
        var result = empty_like(x);
        var ofWeight = zeros(width);
        float* from = Memory.Floats(x), w = Memory.Floats(weight), r = Memory.Floats(scales), to = Memory.Floats(result),
            dw = Memory.Floats(ofWeight);
        T* g = Memory.Elements<T>(gradient);
        for (var row = 0L; row < rows; row++)
        {
            var at = row * width;
            RmsRow.Back(from + at, g + at, w, r[row], to + at, dw, width);
        }
        return (result, ofWeight);
    }
}
