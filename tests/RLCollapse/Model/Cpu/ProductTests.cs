using RLCollapse.Common;
using RLCollapse.Kernels;
using RLCollapse.Model.Cpu;

namespace RLCollapse.Tests.Model.Cpu;

/// <summary>Products of any size against double precision; sums of n terms within ±1 round by less than n·1e-7.</summary>
public sealed unsafe class ProductTests
{
    private const int Beside = 16; // floats between rows that are not the product's

    private static readonly IKinds[] Vectors = [new Kinds<Lanes512>(), new Kinds<Lanes256>(), new Kinds<Lanes128>()];

    public static TheoryData<int, int, int> Sizes
    {
        get
        {
            var sizes = new TheoryData<int, int, int>
            {
                { 1, 1, 16 }, { 7, 1, 32 }, { 12, 256, 16 }, { 5, 257, 48 }, { 13, 600, 32 }, { 40, 24, 144 }, { 29, 33, 48 },
            };
            for (var rows = 1; rows <= 13; rows++) sizes.Add(rows, 33, 48);
            return sizes;
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_product_is_added_to_what_it_starts_with(int rows, int depth, int columns)
    {
        float[] a = Numbers(rows * (depth + Beside), 1), b = Numbers(depth * columns, 2), start = Numbers(rows * columns, 3);
        foreach (var isStarted in new[] { false, true })
        {
            var found = Vectors.Select(vector => vector.Of(a, depth + Beside, b, rows, depth, columns, isStarted ? start : null)).ToArray();
            for (var i = 0; i < rows * columns; i++)
            {
                var (row, column) = (i / columns, i % columns);
                var expected = isStarted ? start[i] : 0.0;
                for (var k = 0; k < depth; k++)
                    expected += (double)a[(row * (depth + Beside)) + k] * b[(column / 16 * 16 * depth) + (k * 16) + (column % 16)];
                Assert.Equal(expected, found[0][(row * (columns + Beside)) + (i % columns)], (depth + 1) * 1e-7);
            }

            Assert.Equal(rows * Beside, found[0].Count(float.IsNaN)); // what stands beside is left alone
            Assert.All(found[1..], other => Assert.Equal(found[0], other));
        }
    }

    [Theory]
    [InlineData(1, 1, 16)]
    [InlineData(9, 1, 112)]
    [InlineData(1, 31, 128)]
    [InlineData(96, 6, 16)]
    [InlineData(96, 7, 128)]
    [InlineData(33, 29, 112)]
    [InlineData(33, 13, 144)]
    [InlineData(300, 12, 160)]
    public void A_transposed_product_is_added_to_what_is_there(int depth, int rows, int columns)
    {
        var (aRow, bRow) = (rows + Beside, columns + Beside);
        float[] a = Numbers(depth * aRow, 1), b = Numbers(depth * bRow, 2), c = Numbers(rows * columns, 3);
        var found = Vectors.Select(vector => vector.AddTransposed(a, aRow, b, bRow, depth, rows, columns, c)).ToArray();
        for (var i = 0; i < c.Length; i++)
        {
            double expected = c[i];
            for (var k = 0; k < depth; k++)
                expected += (double)a[(k * aRow) + (i / columns)] * b[(k * bRow) + (i % columns)];
            Assert.Equal(expected, found[0][i], (depth + 1) * 1e-7);
        }

        Assert.All(found[1..], other => Assert.Equal(found[0], other));
    }

    [Fact]
    public void A_row_of_a_product_does_not_depend_on_the_rows_beside_it()
    {
        const int Depth = 48, Columns = 64, Row = Columns + Beside;
        float[] a = Numbers(40 * Depth, 1), b = Numbers(Depth * Columns, 2);
        foreach (var vector in Vectors)
        {
            var all = vector.Of(a, Depth, b, 40, Depth, Columns, null);
            for (var rows = 1; rows < 40; rows++)
                Assert.Equal(all[^(rows * Row)..], vector.Of(a[^(rows * Depth)..], Depth, b, rows, Depth, Columns, null));
        }
    }

    private static float[] Numbers(int count, ulong seed)
    {
        var random = new Seed(seed).Generator();
        return [.. Enumerable.Range(0, count).Select(_ => (float)((2 * random.NextDouble()) - 1))];
    }

    private interface IKinds
    {
        /// <summary>Rows of the result stand apart, and what stands between them begins as NaN.</summary>
        float[] Of(float[] a, int aRow, float[] b, int rows, int depth, int columns, float[]? start);

        float[] AddTransposed(float[] a, int aRow, float[] b, int bRow, int depth, int rows, int columns, float[] c);
    }

    private sealed class Kinds<V> : IKinds where V : unmanaged, ILanes<V>
    {
        public float[] Of(float[] a, int aRow, float[] b, int rows, int depth, int columns, float[]? start)
        {
            var result = new float[rows * (columns + Beside)];
            Array.Fill(result, float.NaN);
            fixed (float* x = a, y = b, s = start, c = result)
                Product<V>.Of(x, aRow, y, rows, depth, columns, s, columns, c, columns + Beside);
            return result;
        }

        public float[] AddTransposed(float[] a, int aRow, float[] b, int bRow, int depth, int rows, int columns, float[] c)
        {
            var result = c.ToArray();
            fixed (float* x = a, y = b, z = result) Product<V>.AddTransposed(x, aRow, y, bRow, depth, rows, columns, z);
            return result;
        }
    }
}
