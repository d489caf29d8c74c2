using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RLCollapse.Model.Cpu;

/// <summary>Keys, or values, as panels of sixteen tokens, (D, 16) each, so that a product meets sixteen of them at once.</summary>
internal static unsafe class Transpose
{
    private const int Width = 16;

    /// <summary>Lays rows out; what fills up the last panel is 0.</summary>
    /// <param name="rows">(count, D)</param>
    /// <param name="stride">Floats between rows.</param>
    /// <param name="count">Number of rows.</param>
    /// <param name="size">D.</param>
    /// <param name="panels">(count/16, D, 16), written.</param>
    public static void Panels(float* rows, nint stride, int count, int size, float* panels)
    {
        for (var first = 0; first < count; first += Width, rows += Width * stride, panels += (nint)size * Width)
        {
            var here = Math.Min(Width, count - first);
            if (here < Width) new Span<float>(panels, size * Width).Clear();
            var (row, whole) = (0, Avx.IsSupported ? size / 8 * 8 : 0);
            for (; whole > 0 && row <= here - 8; row += 8)
            {
                for (var d = 0; d < whole; d += 8) Eight(rows + (row * stride) + d, stride, panels + (d * Width) + row);
                for (var d = whole; d < size; d++)
                {
                    for (var r = row; r < row + 8; r++) panels[(d * Width) + r] = rows[(r * stride) + d];
                }
            }

            for (; row < here; row++)
            {
                for (var d = 0; d < size; d++) panels[(d * Width) + row] = rows[(row * stride) + d];
            }
        }
    }

    /// <summary>Eight rows by eight columns.</summary>
    private static void Eight(float* from, nint stride, float* to)
    {
        Vector256<float> r0 = Vector256.Load(from), r1 = Vector256.Load(from + stride);
        Vector256<float> r2 = Vector256.Load(from + (2 * stride)), r3 = Vector256.Load(from + (3 * stride));
        from += 4 * stride;
        Vector256<float> r4 = Vector256.Load(from), r5 = Vector256.Load(from + stride);
        Vector256<float> r6 = Vector256.Load(from + (2 * stride)), r7 = Vector256.Load(from + (3 * stride));
        Vector256<float> a0 = Avx.UnpackLow(r0, r1), a1 = Avx.UnpackHigh(r0, r1), a2 = Avx.UnpackLow(r2, r3), a3 = Avx.UnpackHigh(r2, r3);
        Vector256<float> a4 = Avx.UnpackLow(r4, r5), a5 = Avx.UnpackHigh(r4, r5), a6 = Avx.UnpackLow(r6, r7), a7 = Avx.UnpackHigh(r6, r7);
        Vector256<float> b0 = Avx.Shuffle(a0, a2, 0x44), b1 = Avx.Shuffle(a0, a2, 0xEE);
        Vector256<float> b2 = Avx.Shuffle(a1, a3, 0x44), b3 = Avx.Shuffle(a1, a3, 0xEE);
        Vector256<float> b4 = Avx.Shuffle(a4, a6, 0x44), b5 = Avx.Shuffle(a4, a6, 0xEE);
        Vector256<float> b6 = Avx.Shuffle(a5, a7, 0x44), b7 = Avx.Shuffle(a5, a7, 0xEE);
        Avx.Permute2x128(b0, b4, 0x20).Store(to);
        Avx.Permute2x128(b1, b5, 0x20).Store(to + Width);
        Avx.Permute2x128(b2, b6, 0x20).Store(to + (2 * Width));
        Avx.Permute2x128(b3, b7, 0x20).Store(to + (3 * Width));
        Avx.Permute2x128(b0, b4, 0x31).Store(to + (4 * Width));
        Avx.Permute2x128(b1, b5, 0x31).Store(to + (5 * Width));
        Avx.Permute2x128(b2, b6, 0x31).Store(to + (6 * Width));
        Avx.Permute2x128(b3, b7, 0x31).Store(to + (7 * Width));
    }
}
