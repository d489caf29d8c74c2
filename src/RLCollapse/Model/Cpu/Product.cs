using System.Runtime.CompilerServices;
using RLCollapse.Kernels;

namespace RLCollapse.Model.Cpu;

/// <summary>
/// Products of float32 matrices on the calling thread, as BLIS has them (Van Zee and van de Geijn 2015): B lies in panels of sixteen
/// columns, and a panel's stretch of k stays in the first-level cache while all rows of A meet it. Callers hand over few enough rows for
/// A and C to stay in the second-level cache.
/// </summary>
internal static unsafe class Product<V> where V : unmanaged, ILanes<V>
{
    private const int Width = Tile<V>.Columns;
    private const int Stretch = 256; // of k: 16 KiB of a panel
    private const int WorthGathering = 128; // columns; measured: from here on rows of dYᵀ are better laid side by side first

    /// <summary>C = start + A·B.</summary>
    /// <param name="a">A, (rows, depth).</param>
    /// <param name="aRow">Floats between A's rows.</param>
    /// <param name="b">B as <see cref="PackedMatrix"/> lays it out.</param>
    /// <param name="rows">Of A and C.</param>
    /// <param name="depth">Columns of A, rows of B.</param>
    /// <param name="columns">Of C, a multiple of sixteen.</param>
    /// <param name="start">(rows, columns): what is added; null for nothing. May be C.</param>
    /// <param name="startRow">Floats between its rows.</param>
    /// <param name="c">C, written.</param>
    /// <param name="cRow">Floats between C's rows.</param>
    public static void Of(
        float* a, nint aRow, float* b, int rows, int depth, int columns, float* start, nint startRow, float* c, nint cRow)
    {
        for (var first = 0; first < depth; first += Stretch, start = c, startRow = cRow)
        {
            var count = Math.Min(Stretch, depth - first);
            var panel = b + ((nint)first * Width);
            for (var column = 0; column < columns; column += Width, panel += (nint)depth * Width)
            {
                Tile<V>.Rows(a + first, aRow, panel, Width, count, start is null ? null : start + column, startRow, c + column, cRow, rows);
            }
        }
    }

    /// <summary>C += Aᵀ·B.</summary>
    /// <param name="a">A, (depth, rows).</param>
    /// <param name="aRow">Floats between A's rows.</param>
    /// <param name="b">B, (depth, columns).</param>
    /// <param name="bRow">Floats between B's rows.</param>
    /// <param name="depth">Rows of A and B.</param>
    /// <param name="rows">Columns of A, rows of C.</param>
    /// <param name="columns">Of C, a multiple of sixteen.</param>
    /// <param name="c">C, (rows, columns) without gaps, added to.</param>
    public static void AddTransposed(float* a, nint aRow, float* b, nint bRow, int depth, int rows, int columns, float* c)
    {
        if (columns < WorthGathering)
        {
            for (var column = 0; column < columns; column += Width)
                Tile<V>.Transposed(a, aRow, b + column, bRow, depth, c + column, columns, rows);
            return;
        }

        var room = Scratch.Floats((nint)V.TileRows * depth);
        for (var row = 0; row < rows; row += V.TileRows)
        {
            var count = Math.Min(V.TileRows, rows - row);
            var isWhole = count == V.TileRows;
            if (isWhole) Gather(a + row, aRow, depth, room);
            for (var column = 0; column < columns; column += Width)
            {
                Tile<V>.Transposed(isWhole ? room : a + row, isWhole ? count : aRow, b + column, bRow, depth,
                    c + ((nint)row * columns) + column, columns, count);
            }
        }
    }

    /// <summary>As many columns of A as a tile has rows, side by side.</summary>
    private static void Gather(float* a, nint aRow, int depth, float* to)
    {
        for (var k = 0; k < depth; k++, a += aRow, to += V.TileRows)
        {
            if (V.TileRows == 12) Unsafe.CopyBlockUnaligned(to, a, 12 * sizeof(float));
            else Unsafe.CopyBlockUnaligned(to, a, 6 * sizeof(float));
        }
    }
}
