using System.Runtime.CompilerServices;
using RLCollapse.Kernels;

namespace RLCollapse.Model.Cpu;

/// <summary>
/// The innermost products: some rows of A by sixteen columns of B, all sums in registers. Each sum adds its terms in the order of k
/// whatever the number of rows and the registers, so that neither changes a bit.
/// </summary>
internal static unsafe class Tile<V> where V : unmanaged, ILanes<V>
{
    /// <summary>Columns of a tile.</summary>
    public const int Columns = 16;

    /// <summary>C = start + A·B.</summary>
    /// <param name="a">A, (rows, depth).</param>
    /// <param name="aRow">Floats between A's rows.</param>
    /// <param name="b">B, (depth, 16).</param>
    /// <param name="bRow">Floats between B's rows.</param>
    /// <param name="depth">Number of k.</param>
    /// <param name="start">(rows, 16): what sums begin with; null for zeros.</param>
    /// <param name="startRow">Floats between its rows.</param>
    /// <param name="c">C, (rows, 16), written.</param>
    /// <param name="cRow">Floats between C's rows.</param>
    /// <param name="rows">Rows of C.</param>
    public static void Rows(
        float* a, nint aRow, float* b, nint bRow, nint depth, float* start, nint startRow, float* c, nint cRow, nint rows)
    {
        var twelve = V.TileRows == 12 ? rows / 12 * 12 : 0;
        var six = (rows - twelve) / 6 * 6;
        if (twelve > 0) Rows<TwelveRows>(a, aRow, b, bRow, depth, start, startRow, c, cRow, twelve / 12);
        if (six > 0)
            Rows<SixRows>(a + (twelve * aRow), aRow, b, bRow, depth, start == null
                ? null
                : start + (twelve * startRow), startRow, c + (twelve * cRow), cRow, six / 6);
        var done = twelve + six;
        a += done * aRow;
        c += done * cRow;
        if (start != null) start += done * startRow;
        switch (rows - done)
        {
            case 5:
                Rows<FiveRows>(a, aRow, b, bRow, depth, start, startRow, c, cRow, 1);
                break;
            case 4:
                Rows<FourRows>(a, aRow, b, bRow, depth, start, startRow, c, cRow, 1);
                break;
            case 3:
                Rows<ThreeRows>(a, aRow, b, bRow, depth, start, startRow, c, cRow, 1);
                break;
            case 2:
                Rows<TwoRows>(a, aRow, b, bRow, depth, start, startRow, c, cRow, 1);
                break;
            case 1:
                Rows<OneRow>(a, aRow, b, bRow, depth, start, startRow, c, cRow, 1);
                break;
        }
    }

    /// <summary>C += Aᵀ·B.</summary>
    /// <param name="a">A, (depth, rows).</param>
    /// <param name="aRow">Floats between A's rows.</param>
    /// <param name="b">B, (depth, 16).</param>
    /// <param name="bRow">Floats between B's rows.</param>
    /// <param name="depth">Number of k.</param>
    /// <param name="c">C, (rows, 16), added to.</param>
    /// <param name="cRow">Floats between C's rows.</param>
    /// <param name="rows">Rows of C.</param>
    public static void Transposed(float* a, nint aRow, float* b, nint bRow, nint depth, float* c, nint cRow, nint rows)
    {
        var twelve = V.TileRows == 12 ? rows / 12 * 12 : 0;
        var six = (rows - twelve) / 6 * 6;
        if (twelve > 0) Transposed<TwelveRows>(a, aRow, b, bRow, depth, c, cRow, twelve / 12);
        if (six > 0) Transposed<SixRows>(a + twelve, aRow, b, bRow, depth, c + (twelve * cRow), cRow, six / 6);
        a += twelve + six;
        c += (twelve + six) * cRow;
        switch (rows - twelve - six)
        {
            case 5:
                Transposed<FiveRows>(a, aRow, b, bRow, depth, c, cRow, 1);
                break;
            case 4:
                Transposed<FourRows>(a, aRow, b, bRow, depth, c, cRow, 1);
                break;
            case 3:
                Transposed<ThreeRows>(a, aRow, b, bRow, depth, c, cRow, 1);
                break;
            case 2:
                Transposed<TwoRows>(a, aRow, b, bRow, depth, c, cRow, 1);
                break;
            case 1:
                Transposed<OneRow>(a, aRow, b, bRow, depth, c, cRow, 1);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows<N>(
        float* a, nint aRow, float* b, nint bRow, nint depth, float* start, nint startRow, float* c, nint cRow, nint tiles)
        where N : struct, IRowCount
    {
        for (; tiles > 0; tiles--, a += N.Value * aRow, c += N.Value * cRow)
        {
            V c0 = default, c1 = default, c2 = default, c3 = default, c4 = default, c5 = default;
            V c6 = default, c7 = default, c8 = default, c9 = default, cA = default, cB = default;
            if (start != null)
            {
                c0 = V.Load(start);
                if (N.Value > 1) c1 = V.Load(start + startRow);
                if (N.Value > 2) c2 = V.Load(start + (2 * startRow));
                if (N.Value > 3) c3 = V.Load(start + (3 * startRow));
                if (N.Value > 4) c4 = V.Load(start + (4 * startRow));
                if (N.Value > 5) c5 = V.Load(start + (5 * startRow));
                if (N.Value > 6) c6 = V.Load(start + (6 * startRow));
                if (N.Value > 7) c7 = V.Load(start + (7 * startRow));
                if (N.Value > 8) c8 = V.Load(start + (8 * startRow));
                if (N.Value > 9) c9 = V.Load(start + (9 * startRow));
                if (N.Value > 10) cA = V.Load(start + (10 * startRow));
                if (N.Value > 11) cB = V.Load(start + (11 * startRow));
            }

            float* a3 = a + (3 * aRow), a6 = a + (6 * aRow), a9 = a + (9 * aRow);
            var from = b;
            nint k = 0;
            for (; k < depth - 1; k += 2, from += 2 * bRow)
            {
                var row = V.Load(from);
                c0 = V.FusedMultiplyAdd(V.Create(a[k]), row, c0);
                if (N.Value > 1) c1 = V.FusedMultiplyAdd(V.Create(a[aRow + k]), row, c1);
                if (N.Value > 2) c2 = V.FusedMultiplyAdd(V.Create(a[(2 * aRow) + k]), row, c2);
                if (N.Value > 3) c3 = V.FusedMultiplyAdd(V.Create(a3[k]), row, c3);
                if (N.Value > 4) c4 = V.FusedMultiplyAdd(V.Create(a3[aRow + k]), row, c4);
                if (N.Value > 5) c5 = V.FusedMultiplyAdd(V.Create(a3[(2 * aRow) + k]), row, c5);
                if (N.Value > 6) c6 = V.FusedMultiplyAdd(V.Create(a6[k]), row, c6);
                if (N.Value > 7) c7 = V.FusedMultiplyAdd(V.Create(a6[aRow + k]), row, c7);
                if (N.Value > 8) c8 = V.FusedMultiplyAdd(V.Create(a6[(2 * aRow) + k]), row, c8);
                if (N.Value > 9) c9 = V.FusedMultiplyAdd(V.Create(a9[k]), row, c9);
                if (N.Value > 10) cA = V.FusedMultiplyAdd(V.Create(a9[aRow + k]), row, cA);
                if (N.Value > 11) cB = V.FusedMultiplyAdd(V.Create(a9[(2 * aRow) + k]), row, cB);
                row = V.Load(from + bRow);
                c0 = V.FusedMultiplyAdd(V.Create(a[k + 1]), row, c0);
                if (N.Value > 1) c1 = V.FusedMultiplyAdd(V.Create(a[aRow + k + 1]), row, c1);
                if (N.Value > 2) c2 = V.FusedMultiplyAdd(V.Create(a[(2 * aRow) + k + 1]), row, c2);
                if (N.Value > 3) c3 = V.FusedMultiplyAdd(V.Create(a3[k + 1]), row, c3);
                if (N.Value > 4) c4 = V.FusedMultiplyAdd(V.Create(a3[aRow + k + 1]), row, c4);
                if (N.Value > 5) c5 = V.FusedMultiplyAdd(V.Create(a3[(2 * aRow) + k + 1]), row, c5);
                if (N.Value > 6) c6 = V.FusedMultiplyAdd(V.Create(a6[k + 1]), row, c6);
                if (N.Value > 7) c7 = V.FusedMultiplyAdd(V.Create(a6[aRow + k + 1]), row, c7);
                if (N.Value > 8) c8 = V.FusedMultiplyAdd(V.Create(a6[(2 * aRow) + k + 1]), row, c8);
                if (N.Value > 9) c9 = V.FusedMultiplyAdd(V.Create(a9[k + 1]), row, c9);
                if (N.Value > 10) cA = V.FusedMultiplyAdd(V.Create(a9[aRow + k + 1]), row, cA);
                if (N.Value > 11) cB = V.FusedMultiplyAdd(V.Create(a9[(2 * aRow) + k + 1]), row, cB);
            }

            if (k < depth)
            {
                var row = V.Load(from);
                c0 = V.FusedMultiplyAdd(V.Create(a[k]), row, c0);
                if (N.Value > 1) c1 = V.FusedMultiplyAdd(V.Create(a[aRow + k]), row, c1);
                if (N.Value > 2) c2 = V.FusedMultiplyAdd(V.Create(a[(2 * aRow) + k]), row, c2);
                if (N.Value > 3) c3 = V.FusedMultiplyAdd(V.Create(a3[k]), row, c3);
                if (N.Value > 4) c4 = V.FusedMultiplyAdd(V.Create(a3[aRow + k]), row, c4);
                if (N.Value > 5) c5 = V.FusedMultiplyAdd(V.Create(a3[(2 * aRow) + k]), row, c5);
                if (N.Value > 6) c6 = V.FusedMultiplyAdd(V.Create(a6[k]), row, c6);
                if (N.Value > 7) c7 = V.FusedMultiplyAdd(V.Create(a6[aRow + k]), row, c7);
                if (N.Value > 8) c8 = V.FusedMultiplyAdd(V.Create(a6[(2 * aRow) + k]), row, c8);
                if (N.Value > 9) c9 = V.FusedMultiplyAdd(V.Create(a9[k]), row, c9);
                if (N.Value > 10) cA = V.FusedMultiplyAdd(V.Create(a9[aRow + k]), row, cA);
                if (N.Value > 11) cB = V.FusedMultiplyAdd(V.Create(a9[(2 * aRow) + k]), row, cB);
            }

            c0.Store(c);
            if (N.Value > 1) c1.Store(c + cRow);
            if (N.Value > 2) c2.Store(c + (2 * cRow));
            if (N.Value > 3) c3.Store(c + (3 * cRow));
            if (N.Value > 4) c4.Store(c + (4 * cRow));
            if (N.Value > 5) c5.Store(c + (5 * cRow));
            if (N.Value > 6) c6.Store(c + (6 * cRow));
            if (N.Value > 7) c7.Store(c + (7 * cRow));
            if (N.Value > 8) c8.Store(c + (8 * cRow));
            if (N.Value > 9) c9.Store(c + (9 * cRow));
            if (N.Value > 10) cA.Store(c + (10 * cRow));
            if (N.Value > 11) cB.Store(c + (11 * cRow));
            if (start != null) start += N.Value * startRow;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Transposed<N>(float* a, nint aRow, float* b, nint bRow, nint depth, float* c, nint cRow, nint tiles)
        where N : struct, IRowCount
    {
        for (; tiles > 0; tiles--, a += N.Value, c += N.Value * cRow)
        {
            V c0 = default, c1 = default, c2 = default, c3 = default, c4 = default, c5 = default;
            V c6 = default, c7 = default, c8 = default, c9 = default, cA = default, cB = default;
            c0 = V.Load(c);
            if (N.Value > 1) c1 = V.Load(c + cRow);
            if (N.Value > 2) c2 = V.Load(c + (2 * cRow));
            if (N.Value > 3) c3 = V.Load(c + (3 * cRow));
            if (N.Value > 4) c4 = V.Load(c + (4 * cRow));
            if (N.Value > 5) c5 = V.Load(c + (5 * cRow));
            if (N.Value > 6) c6 = V.Load(c + (6 * cRow));
            if (N.Value > 7) c7 = V.Load(c + (7 * cRow));
            if (N.Value > 8) c8 = V.Load(c + (8 * cRow));
            if (N.Value > 9) c9 = V.Load(c + (9 * cRow));
            if (N.Value > 10) cA = V.Load(c + (10 * cRow));
            if (N.Value > 11) cB = V.Load(c + (11 * cRow));
            float* from = b, by = a;
            nint k = 0;
            for (; k < depth - 1; k += 2, by += 2 * aRow, from += 2 * bRow)
            {
                var row = V.Load(from);
                c0 = V.FusedMultiplyAdd(V.Create(by[0]), row, c0);
                if (N.Value > 1) c1 = V.FusedMultiplyAdd(V.Create(by[1]), row, c1);
                if (N.Value > 2) c2 = V.FusedMultiplyAdd(V.Create(by[2]), row, c2);
                if (N.Value > 3) c3 = V.FusedMultiplyAdd(V.Create(by[3]), row, c3);
                if (N.Value > 4) c4 = V.FusedMultiplyAdd(V.Create(by[4]), row, c4);
                if (N.Value > 5) c5 = V.FusedMultiplyAdd(V.Create(by[5]), row, c5);
                if (N.Value > 6) c6 = V.FusedMultiplyAdd(V.Create(by[6]), row, c6);
                if (N.Value > 7) c7 = V.FusedMultiplyAdd(V.Create(by[7]), row, c7);
                if (N.Value > 8) c8 = V.FusedMultiplyAdd(V.Create(by[8]), row, c8);
                if (N.Value > 9) c9 = V.FusedMultiplyAdd(V.Create(by[9]), row, c9);
                if (N.Value > 10) cA = V.FusedMultiplyAdd(V.Create(by[10]), row, cA);
                if (N.Value > 11) cB = V.FusedMultiplyAdd(V.Create(by[11]), row, cB);
                row = V.Load(from + bRow);
                c0 = V.FusedMultiplyAdd(V.Create(by[aRow]), row, c0);
                if (N.Value > 1) c1 = V.FusedMultiplyAdd(V.Create(by[aRow + 1]), row, c1);
                if (N.Value > 2) c2 = V.FusedMultiplyAdd(V.Create(by[aRow + 2]), row, c2);
                if (N.Value > 3) c3 = V.FusedMultiplyAdd(V.Create(by[aRow + 3]), row, c3);
                if (N.Value > 4) c4 = V.FusedMultiplyAdd(V.Create(by[aRow + 4]), row, c4);
                if (N.Value > 5) c5 = V.FusedMultiplyAdd(V.Create(by[aRow + 5]), row, c5);
                if (N.Value > 6) c6 = V.FusedMultiplyAdd(V.Create(by[aRow + 6]), row, c6);
                if (N.Value > 7) c7 = V.FusedMultiplyAdd(V.Create(by[aRow + 7]), row, c7);
                if (N.Value > 8) c8 = V.FusedMultiplyAdd(V.Create(by[aRow + 8]), row, c8);
                if (N.Value > 9) c9 = V.FusedMultiplyAdd(V.Create(by[aRow + 9]), row, c9);
                if (N.Value > 10) cA = V.FusedMultiplyAdd(V.Create(by[aRow + 10]), row, cA);
                if (N.Value > 11) cB = V.FusedMultiplyAdd(V.Create(by[aRow + 11]), row, cB);
            }

            if (k < depth)
            {
                var row = V.Load(from);
                c0 = V.FusedMultiplyAdd(V.Create(by[0]), row, c0);
                if (N.Value > 1) c1 = V.FusedMultiplyAdd(V.Create(by[1]), row, c1);
                if (N.Value > 2) c2 = V.FusedMultiplyAdd(V.Create(by[2]), row, c2);
                if (N.Value > 3) c3 = V.FusedMultiplyAdd(V.Create(by[3]), row, c3);
                if (N.Value > 4) c4 = V.FusedMultiplyAdd(V.Create(by[4]), row, c4);
                if (N.Value > 5) c5 = V.FusedMultiplyAdd(V.Create(by[5]), row, c5);
                if (N.Value > 6) c6 = V.FusedMultiplyAdd(V.Create(by[6]), row, c6);
                if (N.Value > 7) c7 = V.FusedMultiplyAdd(V.Create(by[7]), row, c7);
                if (N.Value > 8) c8 = V.FusedMultiplyAdd(V.Create(by[8]), row, c8);
                if (N.Value > 9) c9 = V.FusedMultiplyAdd(V.Create(by[9]), row, c9);
                if (N.Value > 10) cA = V.FusedMultiplyAdd(V.Create(by[10]), row, cA);
                if (N.Value > 11) cB = V.FusedMultiplyAdd(V.Create(by[11]), row, cB);
            }

            c0.Store(c);
            if (N.Value > 1) c1.Store(c + cRow);
            if (N.Value > 2) c2.Store(c + (2 * cRow));
            if (N.Value > 3) c3.Store(c + (3 * cRow));
            if (N.Value > 4) c4.Store(c + (4 * cRow));
            if (N.Value > 5) c5.Store(c + (5 * cRow));
            if (N.Value > 6) c6.Store(c + (6 * cRow));
            if (N.Value > 7) c7.Store(c + (7 * cRow));
            if (N.Value > 8) c8.Store(c + (8 * cRow));
            if (N.Value > 9) c9.Store(c + (9 * cRow));
            if (N.Value > 10) cA.Store(c + (10 * cRow));
            if (N.Value > 11) cB.Store(c + (11 * cRow));
        }
    }
}
