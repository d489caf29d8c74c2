using RLCollapse.Kernels;

namespace RLCollapse.Model.Cpu;

/// <summary>The gated unit y = silu(a)·b of rows [a | b], each of F numbers filled up.</summary>
internal static unsafe class SwiGlu<V> where V : unmanaged, ILanes<V>
{
    /// <summary>y of some rows.</summary>
    /// <param name="x">(rows, 2F)</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="sizes">F.</param>
    /// <param name="y">(rows, F), written.</param>
    public static void Forward(float* x, int rows, Sizes sizes, float* y)
    {
        for (var row = 0; row < rows; row++, x += sizes.GateUpRow, y += sizes.InnerRow)
        {
            for (var i = 0; i < sizes.Gate; i += 16)
            {
                var a = V.Load(x + i);
                (a * LaneMath<V>.Sigmoid(a) * V.Load(x + sizes.Gate + i)).Store(y + i);
            }
        }
    }

    /// <summary>With s = σ(a): da = g·b·s·(1 + a·(1 − s)), db = g·a·s, and y once more.</summary>
    /// <param name="x">(rows, 2F)</param>
    /// <param name="gradient">g, (rows, F).</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="sizes">F.</param>
    /// <param name="dx">(rows, 2F), written.</param>
    /// <param name="y">(rows, F), written.</param>
    public static void Back(float* x, float* gradient, int rows, Sizes sizes, float* dx, float* y)
    {
        var inner = sizes.Gate;
        for (var row = 0; row < rows; row++, x += sizes.GateUpRow, dx += sizes.GateUpRow, y += sizes.InnerRow, gradient += sizes.InnerRow)
        {
            for (var i = 0; i < inner; i += 16)
            {
                var (a, b, g) = (V.Load(x + i), V.Load(x + inner + i), V.Load(gradient + i));
                var s = LaneMath<V>.Sigmoid(a);
                var silu = a * s;
                (silu * b).Store(y + i);
                (g * silu).Store(dx + inner + i);
                (g * b * (s + (silu * (V.Create(1) - s)))).Store(dx + i);
            }
        }
    }
}
