using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RLCollapse.Kernels;

/// <summary>
/// The innermost products of <see cref="MatrixProduct"/>: some rows of A by 32 columns of B, all sums in registers. Each sum adds its
/// terms in the order of k whatever the number of rows, so a row's result does not depend on what other rows there are.
/// </summary>
/// <param name="a">A; row r and column k at r·<paramref name="aRow"/> + k·<paramref name="aColumn"/>.</param>
/// <param name="aRow">Floats between A's rows.</param>
/// <param name="aColumn">Floats between A's columns.</param>
/// <param name="b">32 columns of B.</param>
/// <param name="bRow">Floats between B's rows.</param>
/// <param name="depth">Number of k.</param>
internal readonly unsafe ref struct ProductTile(float* a, nint aRow, nint aColumn, float* b, nint bRow, nint depth)
{
    /// <summary>Columns of a tile.</summary>
    public const int Columns = 32;

    private readonly float* _a = a;
    private readonly float* _b = b;

    /// <summary>C[r, c] = Σ_k A[r, k] · B[k, c] for all rows and 32 columns.</summary>
    /// <param name="rows">Rows of A.</param>
    /// <param name="c">C, row-major.</param>
    /// <param name="cRow">Floats between C's rows.</param>
    public void Multiply(int rows, float* c, nint cRow)
    {
        var row = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; row <= rows - 12; row += 12) TwelveRows(_a + (row * aRow), c + (row * cRow), cRow);
            for (; row <= rows - 4; row += 4) FourRows(_a + (row * aRow), c + (row * cRow), cRow);
            for (; row < rows; row++) OneRow(_a + (row * aRow), c + (row * cRow));
            return;
        }

        MultiplyHalves(rows, c, cRow);
    }

    /// <summary>The same for processors without 512-bit vectors: sixteen columns, then the other sixteen.</summary>
    /// <inheritdoc cref="Multiply"/>
    public void MultiplyHalves(int rows, float* c, nint cRow)
    {
        for (var half = 0; half < Columns; half += 16)
        {
            var row = 0;
            for (; row <= rows - 6; row += 6) SixRows(_a + (row * aRow), _b + half, c + (row * cRow) + half, cRow);
            for (; row < rows; row++) HalfRow(_a + (row * aRow), _b + half, c + (row * cRow) + half);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void TwelveRows(float* a, float* c, nint cRow)
    {
        Vector512<float> c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default, c30 = default, c31 = default;
        Vector512<float> c40 = default, c41 = default, c50 = default, c51 = default, c60 = default, c61 = default, c70 = default, c71 = default;
        Vector512<float> c80 = default, c81 = default, c90 = default, c91 = default, cA0 = default, cA1 = default, cB0 = default, cB1 = default;
        float* b = _b, a3 = a + (3 * aRow), a6 = a + (6 * aRow), a9 = a + (9 * aRow);
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
            b += bRow;
        }

        Store(c00, c01, c);
        Store(c10, c11, c + cRow);
        Store(c20, c21, c + (2 * cRow));
        Store(c30, c31, c + (3 * cRow));
        c += 4 * cRow;
        Store(c40, c41, c);
        Store(c50, c51, c + cRow);
        Store(c60, c61, c + (2 * cRow));
        Store(c70, c71, c + (3 * cRow));
        c += 4 * cRow;
        Store(c80, c81, c);
        Store(c90, c91, c + cRow);
        Store(cA0, cA1, c + (2 * cRow));
        Store(cB0, cB1, c + (3 * cRow));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FourRows(float* a, float* c, nint cRow)
    {
        Vector512<float> c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default, c30 = default, c31 = default;
        float* b = _b, a2 = a + (2 * aRow);
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
            b += bRow;
        }

        Store(c00, c01, c);
        Store(c10, c11, c + cRow);
        Store(c20, c21, c + (2 * cRow));
        Store(c30, c31, c + (3 * cRow));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void OneRow(float* a, float* c)
    {
        Vector512<float> c0 = default, c1 = default;
        var b = _b;
        for (nint k = 0; k < depth; k++)
        {
            var x = Vector512.Create(a[k * aColumn]);
            c0 = Vector512.FusedMultiplyAdd(x, Vector512.Load(b), c0);
            c1 = Vector512.FusedMultiplyAdd(x, Vector512.Load(b + 16), c1);
            b += bRow;
        }

        Store(c0, c1, c);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SixRows(float* a, float* b, float* c, nint cRow)
    {
        Vector256<float> c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default;
        Vector256<float> c30 = default, c31 = default, c40 = default, c41 = default, c50 = default, c51 = default;
        var a3 = a + (3 * aRow);
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
            b += bRow;
        }

        Store(c00, c01, c);
        Store(c10, c11, c + cRow);
        Store(c20, c21, c + (2 * cRow));
        c += 3 * cRow;
        Store(c30, c31, c);
        Store(c40, c41, c + cRow);
        Store(c50, c51, c + (2 * cRow));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void HalfRow(float* a, float* b, float* c)
    {
        Vector256<float> c0 = default, c1 = default;
        for (nint k = 0; k < depth; k++)
        {
            var x = Vector256.Create(a[k * aColumn]);
            c0 = Vector256.FusedMultiplyAdd(x, Vector256.Load(b), c0);
            c1 = Vector256.FusedMultiplyAdd(x, Vector256.Load(b + 8), c1);
            b += bRow;
        }

        Store(c0, c1, c);
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
