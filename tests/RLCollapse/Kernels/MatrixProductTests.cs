using RLCollapse.Common;
using RLCollapse.Kernels;

namespace RLCollapse.Tests.Kernels;

public sealed unsafe class MatrixProductTests
{
    public static TheoryData<int, int, int> Sizes => new()
    {
        { 1, 1, 1 }, { 1, 64, 32 }, { 5, 7, 31 }, { 12, 16, 64 }, { 13, 33, 65 }, { 29, 128, 96 }, { 64, 24, 125 }, { 25, 300, 40 },
            { 7, 600, 32 }, { 5, 0, 40 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_product_of_any_size_is_that_of_double_precision_to_the_last_bits(int rows, int depth, int columns)
    {
        var (a, b) = (Numbers(rows * depth, 1), Numbers(depth * columns, 2));
        var expected = Expected(a, b, rows, depth, columns);
        Close(expected, Multiplied(a, depth, 1, b, rows, depth, columns), depth);
        Close(expected, Multiplied(Transposed(a, rows, depth), 1, rows, b, rows, depth, columns), depth);
        Close(expected, Packed(a, Transposed(b, depth, columns), rows, depth, columns), depth);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(6, true)]
    [InlineData(11, true)]
    [InlineData(29, false)]
    public void Processors_without_512_bit_vectors_get_the_same_bits(int rows, bool isAdded)
    {
        const int Depth = 40;
        var (a, b) = (Numbers(rows * Depth, 1), Numbers(Depth * ProductTile.Columns, 2));
        var (whole, halves) = (Numbers(rows * ProductTile.Columns, 3), Numbers(rows * ProductTile.Columns, 3));
        fixed (float* x = a, y = b, first = whole, second = halves)
        {
            ProductTile.MultiplyWide(x, Depth, 1, y, rows, Depth, first, ProductTile.Columns, isAdded);
            ProductTile.MultiplyHalves(x, Depth, 1, y, rows, Depth, second, ProductTile.Columns, isAdded);
        }

        Assert.Equal(whole, halves);
    }

    [Fact]
    public void A_row_of_a_product_does_not_depend_on_the_rows_beside_it()
    {
        const int Depth = 48, Columns = 70;
        var (a, weight) = (Numbers(40 * Depth, 1), Numbers(Columns * Depth, 2));
        var all = Packed(a, weight, 40, Depth, Columns);
        for (var rows = 1; rows < 40; rows++)
            Assert.Equal(all[..(rows * Columns)], Packed(a[..(rows * Depth)], weight, rows, Depth, Columns));
    }

    private static float[] Multiplied(float[] a, int aRow, int aColumn, float[] b, int rows, int depth, int columns)
    {
        var c = new float[rows * columns];
        fixed (float* x = a, y = b, z = c) MatrixProduct.Of(x, aRow, aColumn, y, rows, depth, columns, z);
        return c;
    }

    private static float[] Packed(float[] a, float[] weight, int rows, int depth, int columns)
    {
        var (c, packed) = (new float[rows * columns], new float[MatrixProduct.PackedSize(depth, columns)]);
        fixed (float* x = a, w = weight, p = packed, z = c)
        {
            MatrixProduct.Pack(w, depth, columns, p);
            MatrixProduct.OfPacked(x, p, rows, depth, columns, z);
        }

        return c;
    }

    private static double[] Expected(float[] a, float[] b, int rows, int depth, int columns)
    {
        var c = new double[rows * columns];
        for (var i = 0; i < c.Length; i++)
        {
            for (var k = 0; k < depth; k++) c[i] += (double)a[(i / columns * depth) + k] * b[(k * columns) + (i % columns)];
        }

        return c;
    }

    private static float[] Transposed(float[] matrix, int rows, int columns) =>
        [.. Enumerable.Range(0, matrix.Length).Select(i => matrix[(i % rows * columns) + (i / rows)])];

    private static float[] Numbers(int count, ulong seed)
    {
        var random = new Seed(seed).Generator();
        return [.. Enumerable.Range(0, count).Select(_ => (float)((2 * random.NextDouble()) - 1))];
    }

    private static void Close(double[] expected, float[] actual, int depth)
    {
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], depth * 1e-7);
    }
}
