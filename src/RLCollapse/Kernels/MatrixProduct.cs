namespace RLCollapse.Kernels;

/// <summary>
/// Products of float32 matrices, on the calling thread. B is read in panels of 32 columns, packed or where it stands; libtorch's own
/// product makes a third of the rate at the sizes that occur here.
/// </summary>
internal static unsafe class MatrixProduct
{
    private const int Width = ProductTile.Columns;

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
        var whole = columns / Width * Width;
        for (var first = 0; first < whole; first += Width)
            new ProductTile(a, aRow, aColumn, b + first, columns, depth).Multiply(rows, c + first, columns);
        if (whole == columns) return;
        var panel = Scratch.Floats((nint)Width * (depth + rows));
        var rest = columns - whole;
        for (var k = 0; k < depth; k++) Row(b + ((nint)k * columns) + whole, 1, rest, panel + ((nint)k * Width));
        Last(a, aRow, aColumn, panel, rows, depth, rest, panel + ((nint)depth * Width), c + whole, columns);
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
        var panel = (nint)depth * Width;
        var whole = columns / Width * Width;
        for (var first = 0; first < whole; first += Width, packed += panel)
            new ProductTile(a, depth, 1, packed, Width, depth).Multiply(rows, c + first, columns);
        if (whole < columns) Last(a, depth, 1, packed, rows, depth, columns - whole, Scratch.Floats((nint)rows * Width), c + whole, columns);
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
            for (var k = 0; k < depth; k++) Row(weight + ((nint)first * depth) + k, depth, Math.Min(Width, columns - first), packed + ((nint)k * Width));
        }
    }

    /// <summary>A row of a panel.</summary>
    private static void Row(float* from, nint stride, int count, float* to)
    {
        for (var i = 0; i < count; i++) to[i] = from[i * stride];
        for (var i = count; i < Width; i++) to[i] = 0;
    }

    /// <summary>A panel of which C has the first columns only.</summary>
    private static void Last(float* a, nint aRow, nint aColumn, float* panel, int rows, int depth, int count, float* whole, float* c, nint cRow)
    {
        new ProductTile(a, aRow, aColumn, panel, Width, depth).Multiply(rows, whole, Width);
        for (var row = 0; row < rows; row++) new Span<float>(whole + (row * Width), count).CopyTo(new Span<float>(c + (row * cRow), count));
    }
}
