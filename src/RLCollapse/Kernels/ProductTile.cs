using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RLCollapse.Kernels;

/// <summary>
/// The innermost products of <see cref="MatrixProduct"/>: some rows of A by a panel of 32 columns of B, all sums in registers. Each sum
/// adds its terms in the order of k whatever the number of rows and the width of the vectors, so that neither changes a bit.
/// </summary>
internal static unsafe class ProductTile
{
    /// <summary>Columns of a panel.</summary>
    public const int Columns = 32;

    /// <summary>Rows that are worked on together, at most.</summary>
    public const int Rows = 12;

    /// <summary>C[r, c] = Σ_k A[r, k] · B[k, c], added to what stands there or not.</summary>
    /// <param name="a">A; row r and column k at r·<paramref name="aRow"/> + k·<paramref name="aColumn"/>.</param>
    /// <param name="aRow">Floats between A's rows.</param>
    /// <param name="aColumn">Floats between A's columns.</param>
    /// <param name="b">The panel, (depth, 32).</param>
    /// <param name="rows">Rows of A.</param>
    /// <param name="depth">Number of k.</param>
    /// <param name="c">C, row-major.</param>
    /// <param name="cRow">Floats between C's rows.</param>
    /// <param name="isAdded">Whether sums begin with what stands in C.</param>
    public static void Multiply(float* a, nint aRow, nint aColumn, float* b, int rows, nint depth, float* c, nint cRow, bool isAdded)
    {
        if (Vector512.IsHardwareAccelerated) MultiplyWide(a, aRow, aColumn, b, rows, depth, c, cRow, isAdded);
        else MultiplyHalves(a, aRow, aColumn, b, rows, depth, c, cRow, isAdded);
    }

    /// <summary>With vectors of sixteen.</summary>
    /// <inheritdoc cref="Multiply"/>
    public static void MultiplyWide(float* a, nint aRow, nint aColumn, float* b, int rows, nint depth, float* c, nint cRow, bool isAdded)
    {
        for (; rows >= 12; rows -= 12, a += 12 * aRow, c += 12 * cRow) TwelveRows(a, aRow, aColumn, b, depth, c, cRow, isAdded);
        for (; rows >= 4; rows -= 4, a += 4 * aRow, c += 4 * cRow) FourRows(a, aRow, aColumn, b, depth, c, cRow, isAdded);
        for (; rows > 0; rows--, a += aRow, c += cRow) OneRow(a, aColumn, b, depth, c, isAdded);
    }

    /// <summary>With vectors of eight: half a panel, then the other half.</summary>
    /// <inheritdoc cref="Multiply"/>
    public static void MultiplyHalves(float* a, nint aRow, nint aColumn, float* b, int rows, nint depth, float* c, nint cRow, bool isAdded)
    {
        for (; rows >= 6; rows -= 6, a += 6 * aRow, c += 6 * cRow)
        {
            SixHalfRows(a, aRow, aColumn, b, depth, c, cRow, isAdded);
            SixHalfRows(a, aRow, aColumn, b + (Columns / 2), depth, c + (Columns / 2), cRow, isAdded);
        }

        for (; rows > 0; rows--, a += aRow, c += cRow)
        {
            HalfRow(a, aColumn, b, depth, c, isAdded);
            HalfRow(a, aColumn, b + (Columns / 2), depth, c + (Columns / 2), isAdded);
        }
    }

    /// <summary>Twelve rows, vectors of sixteen.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TwelveRows(float* a, nint aRow, nint aColumn, float* b, nint depth, float* c, nint cRow, bool isAdded)
    {
        Vector512<float> c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default, c30 = default,
            c31 = default;
        Vector512<float> c40 = default, c41 = default, c50 = default, c51 = default, c60 = default, c61 = default, c70 = default,
            c71 = default;
        Vector512<float> c80 = default, c81 = default, c90 = default, c91 = default, cA0 = default, cA1 = default, cB0 = default,
            cB1 = default;
        if (isAdded)
        {
            (c00, c01) = (Vector512.Load(c), Vector512.Load(c + 16));
            (c10, c11) = (Vector512.Load(c + cRow), Vector512.Load(c + cRow + 16));
            (c20, c21) = (Vector512.Load(c + (2 * cRow)), Vector512.Load(c + (2 * cRow) + 16));
            (c30, c31) = (Vector512.Load(c + (3 * cRow)), Vector512.Load(c + (3 * cRow) + 16));
            (c40, c41) = (Vector512.Load(c + (4 * cRow)), Vector512.Load(c + (4 * cRow) + 16));
            (c50, c51) = (Vector512.Load(c + (5 * cRow)), Vector512.Load(c + (5 * cRow) + 16));
            (c60, c61) = (Vector512.Load(c + (6 * cRow)), Vector512.Load(c + (6 * cRow) + 16));
            (c70, c71) = (Vector512.Load(c + (7 * cRow)), Vector512.Load(c + (7 * cRow) + 16));
            (c80, c81) = (Vector512.Load(c + (8 * cRow)), Vector512.Load(c + (8 * cRow) + 16));
            (c90, c91) = (Vector512.Load(c + (9 * cRow)), Vector512.Load(c + (9 * cRow) + 16));
            (cA0, cA1) = (Vector512.Load(c + (10 * cRow)), Vector512.Load(c + (10 * cRow) + 16));
            (cB0, cB1) = (Vector512.Load(c + (11 * cRow)), Vector512.Load(c + (11 * cRow) + 16));
        }

        float* a3 = a + (3 * aRow), a6 = a + (6 * aRow), a9 = a + (9 * aRow);
        for (nint k = 0; k < depth; k++)
        {
            Vector512<float> left = Vector512.Load(b), right = Vector512.Load(b + 16);
            var x = Vector512.Create(a[0]);
            (c00, c01) = (Vector512.FusedMultiplyAdd(x, left, c00), Vector512.FusedMultiplyAdd(x, right, c01));
            x = Vector512.Create(a[aRow]);
            (c10, c11) = (Vector512.FusedMultiplyAdd(x, left, c10), Vector512.FusedMultiplyAdd(x, right, c11));
            x = Vector512.Create(a[2 * aRow]);
            (c20, c21) = (Vector512.FusedMultiplyAdd(x, left, c20), Vector512.FusedMultiplyAdd(x, right, c21));
            x = Vector512.Create(a3[0]);
            (c30, c31) = (Vector512.FusedMultiplyAdd(x, left, c30), Vector512.FusedMultiplyAdd(x, right, c31));
            x = Vector512.Create(a3[aRow]);
            (c40, c41) = (Vector512.FusedMultiplyAdd(x, left, c40), Vector512.FusedMultiplyAdd(x, right, c41));
            x = Vector512.Create(a3[2 * aRow]);
            (c50, c51) = (Vector512.FusedMultiplyAdd(x, left, c50), Vector512.FusedMultiplyAdd(x, right, c51));
            x = Vector512.Create(a6[0]);
            (c60, c61) = (Vector512.FusedMultiplyAdd(x, left, c60), Vector512.FusedMultiplyAdd(x, right, c61));
            x = Vector512.Create(a6[aRow]);
            (c70, c71) = (Vector512.FusedMultiplyAdd(x, left, c70), Vector512.FusedMultiplyAdd(x, right, c71));
            x = Vector512.Create(a6[2 * aRow]);
            (c80, c81) = (Vector512.FusedMultiplyAdd(x, left, c80), Vector512.FusedMultiplyAdd(x, right, c81));
            x = Vector512.Create(a9[0]);
            (c90, c91) = (Vector512.FusedMultiplyAdd(x, left, c90), Vector512.FusedMultiplyAdd(x, right, c91));
            x = Vector512.Create(a9[aRow]);
            (cA0, cA1) = (Vector512.FusedMultiplyAdd(x, left, cA0), Vector512.FusedMultiplyAdd(x, right, cA1));
            x = Vector512.Create(a9[2 * aRow]);
            (cB0, cB1) = (Vector512.FusedMultiplyAdd(x, left, cB0), Vector512.FusedMultiplyAdd(x, right, cB1));
            a += aColumn;
            a3 += aColumn;
            a6 += aColumn;
            a9 += aColumn;
            b += Columns;
        }

        Store(c00, c01, c);
        Store(c10, c11, c + cRow);
        Store(c20, c21, c + (2 * cRow));
        Store(c30, c31, c + (3 * cRow));
        Store(c40, c41, c + (4 * cRow));
        Store(c50, c51, c + (5 * cRow));
        Store(c60, c61, c + (6 * cRow));
        Store(c70, c71, c + (7 * cRow));
        Store(c80, c81, c + (8 * cRow));
        Store(c90, c91, c + (9 * cRow));
        Store(cA0, cA1, c + (10 * cRow));
        Store(cB0, cB1, c + (11 * cRow));
    }

    /// <summary>Four rows, vectors of sixteen.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FourRows(float* a, nint aRow, nint aColumn, float* b, nint depth, float* c, nint cRow, bool isAdded)
    {
        Vector512<float> c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default, c30 = default,
            c31 = default;
        if (isAdded)
        {
            (c00, c01) = (Vector512.Load(c), Vector512.Load(c + 16));
            (c10, c11) = (Vector512.Load(c + cRow), Vector512.Load(c + cRow + 16));
            (c20, c21) = (Vector512.Load(c + (2 * cRow)), Vector512.Load(c + (2 * cRow) + 16));
            (c30, c31) = (Vector512.Load(c + (3 * cRow)), Vector512.Load(c + (3 * cRow) + 16));
        }

        float* a2 = a + (2 * aRow);
        for (nint k = 0; k < depth; k++)
        {
            Vector512<float> left = Vector512.Load(b), right = Vector512.Load(b + 16);
            var x = Vector512.Create(a[0]);
            (c00, c01) = (Vector512.FusedMultiplyAdd(x, left, c00), Vector512.FusedMultiplyAdd(x, right, c01));
            x = Vector512.Create(a[aRow]);
            (c10, c11) = (Vector512.FusedMultiplyAdd(x, left, c10), Vector512.FusedMultiplyAdd(x, right, c11));
            x = Vector512.Create(a2[0]);
            (c20, c21) = (Vector512.FusedMultiplyAdd(x, left, c20), Vector512.FusedMultiplyAdd(x, right, c21));
            x = Vector512.Create(a2[aRow]);
            (c30, c31) = (Vector512.FusedMultiplyAdd(x, left, c30), Vector512.FusedMultiplyAdd(x, right, c31));
            a += aColumn;
            a2 += aColumn;
            b += Columns;
        }

        Store(c00, c01, c);
        Store(c10, c11, c + cRow);
        Store(c20, c21, c + (2 * cRow));
        Store(c30, c31, c + (3 * cRow));
    }

    /// <summary>One row, vectors of sixteen.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OneRow(float* a, nint aColumn, float* b, nint depth, float* c, bool isAdded)
    {
        Vector512<float> c00 = default, c01 = default;
        if (isAdded)
        {
            (c00, c01) = (Vector512.Load(c), Vector512.Load(c + 16));
        }

        for (nint k = 0; k < depth; k++)
        {
            Vector512<float> left = Vector512.Load(b), right = Vector512.Load(b + 16);
            var x = Vector512.Create(a[0]);
            (c00, c01) = (Vector512.FusedMultiplyAdd(x, left, c00), Vector512.FusedMultiplyAdd(x, right, c01));
            a += aColumn;
            b += Columns;
        }

        Store(c00, c01, c);
    }

    /// <summary>Six rows of half a panel, vectors of eight.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SixHalfRows(float* a, nint aRow, nint aColumn, float* b, nint depth, float* c, nint cRow, bool isAdded)
    {
        Vector256<float> c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default, c30 = default,
            c31 = default;
        Vector256<float> c40 = default, c41 = default, c50 = default, c51 = default;
        if (isAdded)
        {
            (c00, c01) = (Vector256.Load(c), Vector256.Load(c + 8));
            (c10, c11) = (Vector256.Load(c + cRow), Vector256.Load(c + cRow + 8));
            (c20, c21) = (Vector256.Load(c + (2 * cRow)), Vector256.Load(c + (2 * cRow) + 8));
            (c30, c31) = (Vector256.Load(c + (3 * cRow)), Vector256.Load(c + (3 * cRow) + 8));
            (c40, c41) = (Vector256.Load(c + (4 * cRow)), Vector256.Load(c + (4 * cRow) + 8));
            (c50, c51) = (Vector256.Load(c + (5 * cRow)), Vector256.Load(c + (5 * cRow) + 8));
        }

        float* a3 = a + (3 * aRow);
        for (nint k = 0; k < depth; k++)
        {
            Vector256<float> left = Vector256.Load(b), right = Vector256.Load(b + 8);
            var x = Vector256.Create(a[0]);
            (c00, c01) = (Vector256.FusedMultiplyAdd(x, left, c00), Vector256.FusedMultiplyAdd(x, right, c01));
            x = Vector256.Create(a[aRow]);
            (c10, c11) = (Vector256.FusedMultiplyAdd(x, left, c10), Vector256.FusedMultiplyAdd(x, right, c11));
            x = Vector256.Create(a[2 * aRow]);
            (c20, c21) = (Vector256.FusedMultiplyAdd(x, left, c20), Vector256.FusedMultiplyAdd(x, right, c21));
            x = Vector256.Create(a3[0]);
            (c30, c31) = (Vector256.FusedMultiplyAdd(x, left, c30), Vector256.FusedMultiplyAdd(x, right, c31));
            x = Vector256.Create(a3[aRow]);
            (c40, c41) = (Vector256.FusedMultiplyAdd(x, left, c40), Vector256.FusedMultiplyAdd(x, right, c41));
            x = Vector256.Create(a3[2 * aRow]);
            (c50, c51) = (Vector256.FusedMultiplyAdd(x, left, c50), Vector256.FusedMultiplyAdd(x, right, c51));
            a += aColumn;
            a3 += aColumn;
            b += Columns;
        }

        Store(c00, c01, c);
        Store(c10, c11, c + cRow);
        Store(c20, c21, c + (2 * cRow));
        Store(c30, c31, c + (3 * cRow));
        Store(c40, c41, c + (4 * cRow));
        Store(c50, c51, c + (5 * cRow));
    }

    /// <summary>One row of half a panel, vectors of eight.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void HalfRow(float* a, nint aColumn, float* b, nint depth, float* c, bool isAdded)
    {
        Vector256<float> c00 = default, c01 = default;
        if (isAdded)
        {
            (c00, c01) = (Vector256.Load(c), Vector256.Load(c + 8));
        }

        for (nint k = 0; k < depth; k++)
        {
            Vector256<float> left = Vector256.Load(b), right = Vector256.Load(b + 8);
            var x = Vector256.Create(a[0]);
            (c00, c01) = (Vector256.FusedMultiplyAdd(x, left, c00), Vector256.FusedMultiplyAdd(x, right, c01));
            a += aColumn;
            b += Columns;
        }

        Store(c00, c01, c);
    }

    private static void Store(Vector512<float> left, Vector512<float> right, float* c)
    {
        left.Store(c);
        right.Store(c + 16);
    }

    private static void Store(Vector256<float> left, Vector256<float> right, float* c)
    {
        left.Store(c);
        right.Store(c + 8);
    }
}
