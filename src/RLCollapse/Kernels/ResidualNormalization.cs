using static TorchSharp.torch;

namespace RLCollapse.Kernels;

/// <summary>
/// s = x + b and y = s·r·w with r = 1/√(mean(s²) + ε), one pass: what a branch adds to the residual stream, and the norm that follows.
/// Backward, with the gradients of both: ds as in <see cref="RmsNormalization"/> plus that of s; dx = ds, and db = ds in the branch's
/// format.
/// </summary>
public sealed unsafe class ResidualNormalization : autograd.MultiTensorFunction<ResidualNormalization>
{
    private const string BranchFormat = nameof(BranchFormat);
    private const string NormedFormat = nameof(NormedFormat);

    /// <inheritdoc/>
    public override string Name => nameof(ResidualNormalization);

    /// <summary>The sum and its normalization.</summary>
    /// <param name="x">float32 (…, C)</param>
    /// <param name="branch">float32 or bfloat16 (…, C)</param>
    /// <param name="weight">float32 (C)</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="format">Of the normalized sum: float32 or bfloat16.</param>
    /// <returns>float32 (…, C), and (…, C).</returns>
    public static (Tensor Sum, Tensor Normed) Apply(Tensor x, Tensor branch, Tensor weight, double epsilon, ScalarType format)
    {
        var (rows, added) = (x.contiguous(), branch.contiguous());
        if (Gradients.AreWanted(rows, added, weight))
        {
            var both = apply(rows, added, weight, (float)epsilon, format);
            GC.KeepAlive(rows);
            GC.KeepAlive(added);
            return (both[0], both[1]);
        }

        using var scales = Scales(rows);
        var (sum, normed) = Forward(rows, added, weight, (float)epsilon, format, scales);
        GC.KeepAlive(rows);
        GC.KeepAlive(added);
        return (sum, normed);
    }

    /// <inheritdoc/>
    public override List<Tensor> forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var (x, branch, weight, epsilon, format) = ((Tensor)vars[0], (Tensor)vars[1], (Tensor)vars[2], (float)vars[3], (ScalarType)vars[4]);
        var scales = Scales(x);
        var (sum, normed) = Forward(x, branch, weight, epsilon, format, scales);
        ctx.set_materialize_grads(false);
        ctx.save_for_backward([sum, weight, scales]);
        ctx.save_data(BranchFormat, branch.dtype);
        ctx.save_data(NormedFormat, format);
        return [sum, normed];
    }

    private static Tensor Scales(Tensor x) => empty(x.numel() / x.shape[^1], device: x.device);

    private static (Tensor Sum, Tensor Normed) Forward(
        Tensor x, Tensor branch, Tensor weight, float epsilon, ScalarType format, Tensor scales)
    {
        var (sum, normed) = (empty_like(x), empty(x.shape, dtype: format, device: x.device));
        switch (branch.dtype == bfloat16, format == bfloat16)
        {
            case (true, true): Forward<BFloat16, BFloat16>(x, branch, weight, epsilon, sum, normed, scales); break;
            case (true, false): Forward<BFloat16, Float32>(x, branch, weight, epsilon, sum, normed, scales); break;
            case (false, true): Forward<Float32, BFloat16>(x, branch, weight, epsilon, sum, normed, scales); break;
            default: Forward<Float32, Float32>(x, branch, weight, epsilon, sum, normed, scales); break;
        }

        return (sum, normed);
    }

    /// <inheritdoc/>
    public override List<Tensor> backward(autograd.AutogradContext ctx, List<Tensor> grad_outputs)
    {
        using var scope = NewDisposeScope();
        var saved = ctx.get_saved_variables();
        var (branch, format) = ((ScalarType)ctx.get_data(BranchFormat)!, (ScalarType)ctx.get_data(NormedFormat)!);
        var (ofSum, ofNormed) = (Gradients.OrZeros(grad_outputs[0], saved[0], float32),
            Gradients.OrZeros(grad_outputs[1], saved[0], format));
        var dx = empty_like(saved[0]);
        var db = branch == float32 ? dx : empty(dx.shape, dtype: branch, device: dx.device);
        var dw = (branch == bfloat16, ofNormed.dtype == bfloat16) switch
        {
            (true, true) => Backward<BFloat16, BFloat16>(saved, ofSum, ofNormed, dx, db),
            (true, false) => Backward<BFloat16, Float32>(saved, ofSum, ofNormed, dx, db),
            (false, true) => Backward<Float32, BFloat16>(saved, ofSum, ofNormed, dx, db),
            _ => Backward<Float32, Float32>(saved, ofSum, ofNormed, dx, db),
        };
        dx.MoveToOuterDisposeScope();
        if (!ReferenceEquals(db, dx)) db.MoveToOuterDisposeScope(); // once: a second time would take it out of the caller's, too
        return [dx, db, dw.MoveToOuterDisposeScope(), null!, null!];
    }

    private static void Forward<TBranch, TNormed>(
        Tensor x, Tensor branch, Tensor weight, float epsilon, Tensor sum, Tensor normed, Tensor scales)
        where TBranch : unmanaged, IElement<TBranch>
        where TNormed : unmanaged, IElement<TNormed>
    {
        var width = (int)x.shape[^1];
        float* from = Memory.Floats(x), w = Memory.Floats(weight), s = Memory.Floats(sum), r = Memory.Floats(scales);
        TBranch* b = Memory.Elements<TBranch>(branch);
        TNormed* to = Memory.Elements<TNormed>(normed);
        var rows = scales.numel();
        for (var row = 0L; row < rows; row++)
        {
            var at = row * width;
            var total = s + at;
            Elements.Add(from + at, b + at, total, width);
            var scale = RmsRow.Scale(total, width, epsilon);
            r[row] = scale;
            RmsRow.Normalize(total, w, scale, to + at, width);
        }
    }

    private static Tensor Backward<TBranch, TNormed>(List<Tensor> saved, Tensor ofSum, Tensor ofNormed, Tensor dx, Tensor db)
        where TBranch : unmanaged, IElement<TBranch>
        where TNormed : unmanaged, IElement<TNormed>
    {
        var (sum, weight, scales) = (saved[0], saved[1], saved[2]);
        var (width, rows) = ((int)sum.shape[^1], scales.numel());
        var ofWeight = zeros(width);
        float* from = Memory.Floats(sum), w = Memory.Floats(weight), r = Memory.Floats(scales), dw = Memory.Floats(ofWeight);
        float* gs = Memory.Floats(ofSum), to = Memory.Floats(dx);
        TNormed* gn = Memory.Elements<TNormed>(ofNormed);
        TBranch* b = Memory.Elements<TBranch>(db);
        for (var row = 0L; row < rows; row++)
        {
            var at = row * width;
            var total = to + at;
            RmsRow.Back(from + at, gn + at, w, r[row], total, dw, width);
            Elements.Add(total, (Float32*)gs + at, total, width);
            if (typeof(TBranch) != typeof(Float32)) Elements.Round(total, b + at, width);
        }
        return ofWeight;
    }
}
