using TorchSharp;
using static TorchSharp.torch;

namespace RLCollapse.Kernels;

/// <summary>
/// s = x + b and y = s·r·w with r = 1/√(mean(s²) + ε), one pass: what a branch adds to the residual stream, and the norm that follows.
/// Backward, with the gradients of both: ds as in <see cref="RmsNormalisation"/> plus that of s; dx = ds, and db = ds in the branch's format.
/// </summary>
public sealed unsafe class ResidualNormalisation : autograd.MultiTensorFunction<ResidualNormalisation>
{
    private const string BranchFormat = nameof(BranchFormat);

    /// <inheritdoc/>
    public override string Name => nameof(ResidualNormalisation);

    /// <summary>The sum and its normalisation.</summary>
    /// <param name="x">float32 (…, C)</param>
    /// <param name="branch">float32 or bfloat16 (…, C)</param>
    /// <param name="weight">float32 (C)</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="format">Of the normalised sum: float32 or bfloat16.</param>
    /// <returns>float32 (…, C), and (…, C).</returns>
    public static (Tensor Sum, Tensor Normed) Apply(Tensor x, Tensor branch, Tensor weight, double epsilon, ScalarType format)
    {
        var both = apply(x.contiguous(), branch.contiguous(), weight, (float)epsilon, format);
        return (both[0], both[1]);
    }

    /// <inheritdoc/>
    public override List<Tensor> forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var (x, branch, weight, epsilon, format) = ((Tensor)vars[0], (Tensor)vars[1], (Tensor)vars[2], (float)vars[3], (ScalarType)vars[4]);
        var (sum, normed, scales) = (empty_like(x), empty(x.shape, dtype: format, device: x.device), empty(x.numel() / x.shape[^1], device: x.device));
        ctx.save_for_backward([sum, weight, scales]);
        ctx.save_data(BranchFormat, branch.dtype);
        switch (branch.dtype == bfloat16, format == bfloat16)
        {
            case (true, true): Forward<BFloat16, BFloat16>(x, branch, weight, epsilon, sum, normed, scales); break;
            case (true, false): Forward<BFloat16, Float32>(x, branch, weight, epsilon, sum, normed, scales); break;
            case (false, true): Forward<Float32, BFloat16>(x, branch, weight, epsilon, sum, normed, scales); break;
            default: Forward<Float32, Float32>(x, branch, weight, epsilon, sum, normed, scales); break;
        }

        return [sum, normed];
    }

    /// <inheritdoc/>
    public override List<Tensor> backward(autograd.AutogradContext ctx, List<Tensor> grad_outputs)
    {
        var saved = ctx.get_saved_variables();
        using var scope = NewDisposeScope();
        var (ofSum, ofNormed, branch) = (grad_outputs[0].contiguous(), grad_outputs[1].contiguous(), (ScalarType)ctx.get_data(BranchFormat)!);
        var dx = empty_like(saved[0]);
        var db = branch == float32 ? dx : empty(dx.shape, dtype: branch, device: dx.device);
        var dw = (branch == bfloat16, ofNormed.dtype == bfloat16) switch
        {
            (true, true) => Backward<BFloat16, BFloat16>(saved, ofSum, ofNormed, dx, db),
            (true, false) => Backward<BFloat16, Float32>(saved, ofSum, ofNormed, dx, db),
            (false, true) => Backward<Float32, BFloat16>(saved, ofSum, ofNormed, dx, db),
            _ => Backward<Float32, Float32>(saved, ofSum, ofNormed, dx, db),
        };
        return [dx.MoveToOuterDisposeScope(), db.MoveToOuterDisposeScope(), dw.MoveToOuterDisposeScope(), null!, null!];
    }

    private static void Forward<TBranch, TNormed>(Tensor x, Tensor branch, Tensor weight, float epsilon, Tensor sum, Tensor normed, Tensor scales)
        where TBranch : unmanaged, IElement<TBranch>
        where TNormed : unmanaged, IElement<TNormed>
    {
        var width = (int)x.shape[^1];
        var (from, b, w, s, to, r) = ((nint)Work.Floats(x), (nint)Work.Elements<TBranch>(branch), (nint)Work.Floats(weight), (nint)Work.Floats(sum), (nint)Work.Elements<TNormed>(normed), (nint)Work.Floats(scales));
        Work.ForRows(scales.numel(), x.numel(), (first, end) =>
        {
            for (var row = first; row < end; row++)
            {
                var at = row * width;
                var total = (float*)s + at;
                Elements.Add((float*)from + at, (TBranch*)b + at, total, width);
                var scale = RmsRow.Scale(total, width, epsilon);
                ((float*)r)[row] = scale;
                RmsRow.Normalise(total, (float*)w, scale, (TNormed*)to + at, width);
            }
        });
    }

    private static Tensor Backward<TBranch, TNormed>(List<Tensor> saved, Tensor ofSum, Tensor ofNormed, Tensor dx, Tensor db)
        where TBranch : unmanaged, IElement<TBranch>
        where TNormed : unmanaged, IElement<TNormed>
    {
        var (sum, weight, scales) = (saved[0], saved[1], saved[2]);
        var (width, rows, parts) = ((int)sum.shape[^1], scales.numel(), Math.Max(1, get_num_threads()));
        var weightParts = zeros(parts, width);
        var (from, w, r, dw) = ((nint)Work.Floats(sum), (nint)Work.Floats(weight), (nint)Work.Floats(scales), (nint)Work.Floats(weightParts));
        var (gs, gn, to, b) = ((nint)Work.Floats(ofSum), (nint)Work.Elements<TNormed>(ofNormed), (nint)Work.Floats(dx), (nint)Work.Elements<TBranch>(db));
        Work.ForEach(parts, sum.numel(), part =>
        {
            for (var row = part * rows / parts; row < (part + 1) * rows / parts; row++)
            {
                var at = row * width;
                var total = (float*)to + at;
                RmsRow.Back((float*)from + at, (TNormed*)gn + at, (float*)w, ((float*)r)[row], total, (float*)dw + (part * width), width);
                Elements.Add(total, (Float32*)gs + at, total, width);
                if (typeof(TBranch) != typeof(Float32)) Elements.Round(total, (TBranch*)b + at, width);
            }
        });
        return weightParts.sum(0L);
    }
}
