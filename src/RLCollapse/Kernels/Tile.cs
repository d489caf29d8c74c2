using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RLCollapse.Kernels;

/// <summary>The innermost product: eight rows by sixteen columns, all in registers.</summary>
internal static unsafe class Tile
{
    /// <summary>Rows of a tile.</summary>
    public const int Rows = 8;

    /// <summary>Columns of a tile: the floats of a vector.</summary>
    public const int Columns = 16;

    /// <summary>C[r, c] = Σ_k A[r, k] · B[k, c] for r &lt; 8, c &lt; 16.</summary>
    /// <param name="a">A; row r and column k at r·<paramref name="aRow"/> + k·<paramref name="aColumn"/>.</param>
    /// <param name="aRow">Floats between A's rows.</param>
    /// <param name="aColumn">Floats between A's columns.</param>
    /// <param name="b">B, row-major.</param>
    /// <param name="bRow">Floats between B's rows.</param>
    /// <param name="depth">Number of k.</param>
    /// <param name="c">C, row-major.</param>
    /// <param name="cRow">Floats between C's rows.</param>
    public static void Multiply(float* a, nint aRow, nint aColumn, float* b, nint bRow, nint depth, float* c, nint cRow)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            MultiplyWhole(a, aRow, aColumn, b, bRow, depth, c, cRow);
            return;
        }

        MultiplyHalf(a, aRow, aColumn, b, bRow, depth, c, cRow);
        MultiplyHalf(a, aRow, aColumn, b + (Columns / 2), bRow, depth, c + (Columns / 2), cRow);
    }

    /// <summary>The next multiple of sixteen.</summary>
    public static int Padded(int length) => (length + Columns - 1) / Columns * Columns;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyWhole(float* a, nint aRow, nint aColumn, float* b, nint bRow, nint depth, float* c, nint cRow)
    {
        Vector512<float> c0 = default, c1 = default, c2 = default, c3 = default, c4 = default, c5 = default, c6 = default, c7 = default;
        float* a4 = a + (4 * aRow);
        for (nint k = 0; k < depth; k++)
        {
            var row = Vector512.Load(b);
            c0 = Vector512.FusedMultiplyAdd(Vector512.Create(a[0]), row, c0);
            c1 = Vector512.FusedMultiplyAdd(Vector512.Create(a[aRow]), row, c1);
            c2 = Vector512.FusedMultiplyAdd(Vector512.Create(a[2 * aRow]), row, c2);
            c3 = Vector512.FusedMultiplyAdd(Vector512.Create(a[3 * aRow]), row, c3);
            c4 = Vector512.FusedMultiplyAdd(Vector512.Create(a4[0]), row, c4);
            c5 = Vector512.FusedMultiplyAdd(Vector512.Create(a4[aRow]), row, c5);
            c6 = Vector512.FusedMultiplyAdd(Vector512.Create(a4[2 * aRow]), row, c6);
            c7 = Vector512.FusedMultiplyAdd(Vector512.Create(a4[3 * aRow]), row, c7);
            a += aColumn;
            a4 += aColumn;
            b += bRow;
        }

        c0.Store(c);
        c1.Store(c + cRow);
        c2.Store(c + (2 * cRow));
        c3.Store(c + (3 * cRow));
        c += 4 * cRow;
        c4.Store(c);
        c5.Store(c + cRow);
        c6.Store(c + (2 * cRow));
        c7.Store(c + (3 * cRow));
    }

    /// <summary>Eight columns, the same bit for bit, for processors without 512-bit vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyHalf(float* a, nint aRow, nint aColumn, float* b, nint bRow, nint depth, float* c, nint cRow)
    {
        Vector256<float> c0 = default, c1 = default, c2 = default, c3 = default, c4 = default, c5 = default, c6 = default, c7 = default;
        float* a4 = a + (4 * aRow);
        for (nint k = 0; k < depth; k++)
        {
            var row = Vector256.Load(b);
            c0 = Vector256.FusedMultiplyAdd(Vector256.Create(a[0]), row, c0);
            c1 = Vector256.FusedMultiplyAdd(Vector256.Create(a[aRow]), row, c1);
            c2 = Vector256.FusedMultiplyAdd(Vector256.Create(a[2 * aRow]), row, c2);
            c3 = Vector256.FusedMultiplyAdd(Vector256.Create(a[3 * aRow]), row, c3);
            c4 = Vector256.FusedMultiplyAdd(Vector256.Create(a4[0]), row, c4);
            c5 = Vector256.FusedMultiplyAdd(Vector256.Create(a4[aRow]), row, c5);
            c6 = Vector256.FusedMultiplyAdd(Vector256.Create(a4[2 * aRow]), row, c6);
            c7 = Vector256.FusedMultiplyAdd(Vector256.Create(a4[3 * aRow]), row, c7);
            a += aColumn;
            a4 += aColumn;
            b += bRow;
        }

        c0.Store(c);
        c1.Store(c + cRow);
        c2.Store(c + (2 * cRow));
        c3.Store(c + (3 * cRow));
        c += 4 * cRow;
        c4.Store(c);
        c5.Store(c + cRow);
        c6.Store(c + (2 * cRow));
        c7.Store(c + (3 * cRow));
    }
}
