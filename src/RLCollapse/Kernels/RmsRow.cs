using System.Runtime.Intrinsics;

namespace RLCollapse.Kernels;

/// <summary>Root-mean-square normalization of one row of C channels.</summary>
internal static unsafe class RmsRow
{
    /// <summary>r = 1/√(mean(x²) + ε).</summary>
    public static float Scale(float* x, int width, float epsilon)
    {
        var (sum, rest, i) = (Vector512<float>.Zero, 0f, 0);
        for (; i <= width - 16; i += 16) sum += Vector512.Load(x + i) * Vector512.Load(x + i);
        for (; i < width; i++) rest += x[i] * x[i];
        return 1 / MathF.Sqrt(((Vector512.Sum(sum) + rest) / width) + epsilon);
    }

    /// <summary>y = x·r·w.</summary>
    public static void Normalize<T>(float* x, float* weight, float scale, T* y, int width) where T : unmanaged, IElement<T>
    {
        var i = 0;
        for (; i <= width - 16; i += 16) T.Store(Vector512.Load(x + i) * scale * Vector512.Load(weight + i), y + i);
        for (; i < width; i++) y[i] = T.Round(x[i] * scale * weight[i]);
    }

    /// <summary>dx = r·(g·w − x·r²·mean(g·w·x)); dw += g·x·r.</summary>
    public static void Back<T>(float* x, T* g, float* weight, float scale, float* dx, float* dw, int width) where T : unmanaged, IElement<T>
    {
        var (sum, dot, i) = (Vector512<float>.Zero, 0f, 0);
        for (; i <= width - 16; i += 16) sum += Vector512.Load(x + i) * T.Load(g + i) * Vector512.Load(weight + i);
        for (; i < width; i++) dot += x[i] * T.Widen(g[i]) * weight[i];
        var mean = (dot + Vector512.Sum(sum)) / width * scale * scale;
        for (i = 0; i <= width - 16; i += 16)
        {
            var (xs, gs) = (Vector512.Load(x + i), T.Load(g + i));
            (((gs * Vector512.Load(weight + i)) - (xs * mean)) * scale).Store(dx + i);
            (Vector512.Load(dw + i) + (gs * xs * scale)).Store(dw + i);
        }

        for (; i < width; i++)
        {
            var incoming = T.Widen(g[i]);
            dx[i] = ((incoming * weight[i]) - (x[i] * mean)) * scale;
            dw[i] += incoming * x[i] * scale;
        }
    }
}
