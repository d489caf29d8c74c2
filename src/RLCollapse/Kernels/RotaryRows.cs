using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RLCollapse.Kernels;

/// <summary>Rotary positions of rows of D channels: the first half rotated against the second, as in Rotary.</summary>
internal static unsafe class RotaryRows
{
    /// <summary>y = (x · cos + swapped x · sin) · scale.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Turn(float* x, float* cos, float* sin, int size, float scale, float* y)
    {
        var (half, d) = (size / 2, 0);
        for (; d <= half - 8; d += 8)
        {
            var low = Vector256.Load(x + d);
            var high = Vector256.Load(x + half + d);
            (((low * Vector256.Load(cos + d)) + (high * Vector256.Load(sin + d))) * scale).Store(y + d);
            (((high * Vector256.Load(cos + half + d)) + (low * Vector256.Load(sin + half + d))) * scale).Store(y + half + d);
        }

        for (; d < half; d++)
        {
            var (low, high) = (x[d], x[half + d]);
            y[d] = ((low * cos[d]) + (high * sin[d])) * scale;
            y[half + d] = ((high * cos[half + d]) + (low * sin[half + d])) * scale;
        }
    }

    /// <summary>The way back for gradients, the transpose of <see cref="Turn"/>: x = (y · cos + swapped (y · sin)) · scale.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TurnBack(float* y, float* cos, float* sin, int size, float scale, float* x)
    {
        var (half, d) = (size / 2, 0);
        for (; d <= half - 8; d += 8)
        {
            var low = Vector256.Load(y + d);
            var high = Vector256.Load(y + half + d);
            (((low * Vector256.Load(cos + d)) + (high * Vector256.Load(sin + half + d))) * scale).Store(x + d);
            (((high * Vector256.Load(cos + half + d)) + (low * Vector256.Load(sin + d))) * scale).Store(x + half + d);
        }

        for (; d < half; d++)
        {
            var (low, high) = (y[d], y[half + d]);
            x[d] = ((low * cos[d]) + (high * sin[half + d])) * scale;
            x[half + d] = ((high * cos[half + d]) + (low * sin[d])) * scale;
        }
    }
}
