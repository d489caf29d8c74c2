using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RLCollapse.Kernels;

/// <summary>Rotary positions of rows of D channels: the first half rotated against the second, as in Rotary.</summary>
internal static unsafe class RotaryRows
{
    /// <summary>y = (x · cos + swapped x · sin) · scale.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Turn<T>(T* x, float* cos, float* sin, int size, float scale, float* y) where T : unmanaged, IElement<T>
    {
        var (half, d) = (size / 2, 0);
        for (; d <= half - 8; d += 8)
        {
            var low = T.LoadEight(x + d);
            var high = T.LoadEight(x + half + d);
            (((low * Vector256.Load(cos + d)) + (high * Vector256.Load(sin + d))) * scale).Store(y + d);
            (((high * Vector256.Load(cos + half + d)) + (low * Vector256.Load(sin + half + d))) * scale).Store(y + half + d);
        }

        for (; d < half; d++)
        {
            var (low, high) = (T.Widen(x[d]), T.Widen(x[half + d]));
            y[d] = ((low * cos[d]) + (high * sin[d])) * scale;
            y[half + d] = ((high * cos[half + d]) + (low * sin[half + d])) * scale;
        }
    }

    /// <summary>The way back for gradients, the transpose of <see cref="Turn"/>: x = (y · cos + swapped (y · sin)) · scale.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TurnBack<T>(float* y, float* cos, float* sin, int size, float scale, T* x) where T : unmanaged, IElement<T>
    {
        var (half, d) = (size / 2, 0);
        for (; d <= half - 8; d += 8)
        {
            var low = Vector256.Load(y + d);
            var high = Vector256.Load(y + half + d);
            T.StoreEight(((low * Vector256.Load(cos + d)) + (high * Vector256.Load(sin + half + d))) * scale, x + d);
            T.StoreEight(((high * Vector256.Load(cos + half + d)) + (low * Vector256.Load(sin + d))) * scale, x + half + d);
        }

        for (; d < half; d++)
        {
            var (low, high) = (y[d], y[half + d]);
            x[d] = T.Round(((low * cos[d]) + (high * sin[half + d])) * scale);
            x[half + d] = T.Round(((high * cos[half + d]) + (low * sin[d])) * scale);
        }
    }
}
