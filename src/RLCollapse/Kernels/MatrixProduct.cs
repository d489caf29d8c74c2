using System.Runtime.Intrinsics;

namespace RLCollapse.Kernels;

/// <summary>
/// Products of float32 matrices, on the calling thread, as BLIS has them (Van Zee and van de Geijn 2015): B is packed into panels of 32
/// columns, a stretch of k at a time, and each group of rows of A meets every panel while it is in the first-level cache. At the sizes
/// that occur here libtorch's own product makes a third of the rate.
/// </summary>
internal static unsafe class MatrixProduct
{
    private const int Width = ProductTile.Columns;
    private const int Stretch = 256; // of k: a panel of it is 32 KiB

    /// <summary>C = A·B.</summary>
    /// <param name="a">A, (rows, depth); element (r, k) at r·<paramref name="aRow"/> + k·<paramref name="aColumn"/>.</param>
    /// <param name="aRow">Floats between A's rows.</param>
    /// <param name="aColumn">Floats between A's columns.</param>
    /// <param name="b">B, (depth, columns), row-major.</param>
    /// <param name="rows">Of A and C.</param>
    /// <param name="depth">Columns of A, rows of B.</param>
    /// <param name="columns">Of B and C.</param>
    /// <param name="c">C, (rows, columns), row-major, written.</param>
    public static void Of(float* a, nint aRow, nint aColumn, float* b, int rows, int depth, int columns, float* c)
    {
        if (depth == 0) new Span<float>(c, rows * columns).Clear();
        var most = Math.Min(depth, Stretch);
        var packed = Scratch.Floats(PackedSize(most, columns) + (ProductTile.Rows * (most + Width)));
        var room = packed + PackedSize(most, columns);
        for (var first = 0; first < depth; first += Stretch)
        {
            var count = Math.Min(Stretch, depth - first);
            var panels = b + ((nint)first * columns);
            if (columns != Width) PackRows(panels, count, columns, packed);
            var from = columns == Width ? panels : packed;
            Stretches(a + (first * aColumn), aRow, aColumn, from, (nint)count * Width, rows, count, columns, c, first > 0, room);
        }
    }

    /// <summary>C = A·B with B packed by <see cref="Pack"/>.</summary>
    /// <param name="a">A, (rows, depth), row-major.</param>
    /// <param name="packed">B.</param>
    /// <param name="rows">Of A and C.</param>
    /// <param name="depth">Columns of A, rows of B.</param>
    /// <param name="columns">Of B and C.</param>
    /// <param name="c">C, (rows, columns), row-major, written.</param>
    public static void OfPacked(float* a, float* packed, int rows, int depth, int columns, float* c)
    {
        if (depth == 0) new Span<float>(c, rows * columns).Clear();
        var room = Scratch.Floats(ProductTile.Rows * Width);
        for (var first = 0; first < depth; first += Stretch)
            Stretches(a + first, depth, 1, packed + ((nint)first * Width), (nint)depth * Width, rows, Math.Min(Stretch, depth - first),
                columns, c, first > 0, room);
    }

    /// <summary>Floats that <see cref="Pack"/> writes.</summary>
    public static long PackedSize(int depth, int columns) => (long)(columns + Width - 1) / Width * Width * depth;

    /// <summary>Packs B = Wᵀ as panels of 32 columns, (depth, 32) each, the last one filled up with zeros.</summary>
    /// <param name="weight">W, (columns, depth), row-major.</param>
    /// <param name="depth">Columns of W, rows of B.</param>
    /// <param name="columns">Rows of W, columns of B.</param>
    /// <param name="packed">Written.</param>
    public static void Pack(float* weight, int depth, int columns, float* packed)
    {
        for (var first = 0; first < columns; first += Width, packed += (nint)depth * Width)
        {
            var count = Math.Min(Width, columns - first);
            for (var column = 0; column < Width; column++)
            {
                var from = weight + ((nint)(first + column) * depth);
                for (var k = 0; k < depth; k++) packed[(k * Width) + column] = column < count ? from[k] : 0;
            }
        }
    }

    private static void PackRows(float* b, int depth, int columns, float* packed)
    {
        for (var first = 0; first < columns; first += Width)
        {
            var count = Math.Min(Width, columns - first);
            for (var k = 0; k < depth; k++, packed += Width)
            {
                new Span<float>(b + ((nint)k * columns) + first, count).CopyTo(new Span<float>(packed, count));
                if (count < Width) new Span<float>(packed + count, Width - count).Clear();
            }
        }
    }

    /// <summary>One stretch of k: groups of rows by all panels.</summary>
    private static void Stretches(
        float* a, nint aRow, nint aColumn, float* packed, nint panel, int rows, int depth, int columns, float* c, bool isAdded, float* room)
    {
        for (var row = 0; row < rows; row += ProductTile.Rows)
        {
            var (count, fromRow, fromColumn, first) = (Math.Min(ProductTile.Rows, rows - row), aRow, aColumn, 0);
            float* from = a + (row * aRow), to = c + ((nint)row * columns), rest = room, b = packed;
            if (aColumn != 1)
            {
                Gather(from, aRow, aColumn, count, depth, room);
                (fromRow, fromColumn) = (1, ProductTile.Rows);
                from = room;
                rest = room + (ProductTile.Rows * depth);
            }

            for (; first <= columns - Width; first += Width, b += panel)
                ProductTile.Multiply(from, fromRow, fromColumn, b, count, depth, to + first, columns, isAdded);
            if (first < columns) Last(from, fromRow, fromColumn, b, count, depth, columns - first, to + first, columns, isAdded, rest);
        }
    }

    /// <summary>Rows of A that stand apart, as (depth, rows of a group).</summary>
    private static void Gather(float* a, nint aRow, nint aColumn, int rows, int depth, float* to)
    {
        if (aRow == 1 && rows == ProductTile.Rows)
        {
            for (var k = 0; k < depth; k++, to += ProductTile.Rows, a += aColumn)
            {
                Vector256.Load(a).Store(to);
                Vector128.Load(a + 8).Store(to + 8);
            }

            return;
        }

        for (var k = 0; k < depth; k++, to += ProductTile.Rows, a += aColumn)
        {
            for (var row = 0; row < rows; row++) to[row] = a[row * aRow];
        }
    }

    /// <summary>A panel of which C has the first columns only.</summary>
    private static void Last(
        float* a, nint aRow, nint aColumn, float* b, int rows, int depth, int columns, float* c, nint cRow, bool isAdded, float* room)
    {
        for (var row = 0; isAdded && row < rows; row++)
            new Span<float>(c + (row * cRow), columns).CopyTo(new Span<float>(room + (row * Width), columns));
        ProductTile.Multiply(a, aRow, aColumn, b, rows, depth, room, Width, isAdded);
        for (var row = 0; row < rows; row++)
            new Span<float>(room + (row * Width), columns).CopyTo(new Span<float>(c + (row * cRow), columns));
    }
}
