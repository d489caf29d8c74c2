using RLCollapse.Kernels;

namespace RLCollapse.Model.Cpu;

/// <summary>Root-mean-square normalization of rows, y = x·r·w with r = 1/√(mean(x²) + ε).</summary>
internal static unsafe class Norm<V> where V : unmanaged, ILanes<V>
{
    /// <summary>y of some rows.</summary>
    /// <param name="x">(rows, C)</param>
    /// <param name="weight">w.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="sizes">C and ε.</param>
    /// <param name="scales">(rows): r, written.</param>
    /// <param name="y">(rows, C), written.</param>
    public static void Forward(float* x, float* weight, int rows, Sizes sizes, float* scales, float* y)
    {
        var epsilon = (float)sizes.Options.NormEpsilon;
        for (var row = 0; row < rows; row++, x += sizes.WidthRow, y += sizes.WidthRow)
        {
            var sum = V.Create(0);
            for (var c = 0; c < sizes.Channels; c += 16) sum = V.FusedMultiplyAdd(V.Load(x + c), V.Load(x + c), sum);
            scales[row] = 1 / MathF.Sqrt((sum.Sum() / sizes.Width) + epsilon);
            Scale(x, weight, scales[row], sizes.Channels, y);
        }
    }

    /// <summary>The same again, of rows whose scales are known.</summary>
    public static void Again(float* x, float* weight, int rows, Sizes sizes, float* scales, float* y)
    {
        for (var row = 0; row < rows; row++)
            Scale(x + ((nint)row * sizes.WidthRow), weight, scales[row], sizes.Channels, y + ((nint)row * sizes.WidthRow));
    }

    /// <summary>dx += r·(g·w − x·r²·mean(g·w·x)); dw += g·x·r.</summary>
    /// <param name="x">(rows, C)</param>
    /// <param name="weight">w.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="sizes">C.</param>
    /// <param name="scales">(rows): r.</param>
    /// <param name="gradient">g, (rows, C).</param>
    /// <param name="dx">(rows, C), added to.</param>
    /// <param name="dw">(C), added to.</param>
    public static void Back(float* x, float* weight, int rows, Sizes sizes, float* scales, float* gradient, float* dx, float* dw)
    {
        var stride = sizes.WidthRow;
        for (var row = 0; row < rows; row++, x += stride, gradient += stride, dx += stride)
        {
            var sum = V.Create(0);
            for (var c = 0; c < sizes.Channels; c += 16)
                sum = V.FusedMultiplyAdd(V.Load(x + c) * V.Load(gradient + c), V.Load(weight + c), sum);
            var scale = V.Create(scales[row]);
            var mean = V.Create(sum.Sum() / sizes.Width * scales[row] * scales[row]);
            for (var c = 0; c < sizes.Channels; c += 16)
            {
                var (xs, gs) = (V.Load(x + c), V.Load(gradient + c));
                V.FusedMultiplyAdd((gs * V.Load(weight + c)) - (xs * mean), scale, V.Load(dx + c)).Store(dx + c);
                V.FusedMultiplyAdd(gs * xs, scale, V.Load(dw + c)).Store(dw + c);
            }
        }
    }

    private static void Scale(float* x, float* weight, float scale, int channels, float* y)
    {
        var by = V.Create(scale);
        for (var c = 0; c < channels; c += 16) (V.Load(x + c) * by * V.Load(weight + c)).Store(y + c);
    }
}
