using RLCollapse.Kernels;
using RLCollapse.Model.Cpu;

namespace RLCollapse.Tests.Model.Cpu;

public sealed unsafe class PackedMatrixTests
{
    /// <summary>Small whole numbers, so that sums are exact.</summary>
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(16, 16, 1)]
    [InlineData(31, 7, 1)]
    [InlineData(125, 40, 1)]
    [InlineData(10, 12, 2)]
    [InlineData(38, 20, 2)]
    [InlineData(64, 33, 2)]
    public void A_weight_is_multiplied_there_and_back_and_what_fills_up_is_0(int outputs, int inputs, int runs)
    {
        const int Rows = 5;
        float[] weight = Whole(outputs * inputs, 7), x = Whole(Rows * inputs, 5);
        using var arena = Arena.Take(PackedMatrix.Size(outputs, inputs, runs), 2);
        fixed (float* w = weight, from = x)
        {
            var packed = new PackedMatrix(w, outputs, inputs, runs, arena, withBack: true);
            float[] y = new float[Rows * packed.PaddedOutputs], back = new float[Rows * packed.PaddedInputs];
            fixed (float* to = y, returned = back)
            {
                Product<Lanes256>.Of(from, inputs, packed.Forward, Rows, inputs, packed.PaddedOutputs, null, 0, to, packed.PaddedOutputs);
                Product<Lanes256>.Of(to, packed.PaddedOutputs, packed.Back, Rows, packed.PaddedOutputs, packed.PaddedInputs, null, 0,
                    returned, packed.PaddedInputs);
            }

            for (var r = 0; r < Rows; r++)
            {
                var mapped = new float[outputs];
                for (var o = 0; o < outputs; o++)
                    mapped[o] = Enumerable.Range(0, inputs).Sum(k => weight[(o * inputs) + k] * x[(r * inputs) + k]);
                for (var o = 0; o < packed.PaddedOutputs; o++)
                    Assert.Equal(packed.RowOf(o) < 0 ? 0 : mapped[packed.RowOf(o)], y[(r * packed.PaddedOutputs) + o]);
                for (var k = 0; k < packed.PaddedInputs; k++)
                {
                    Assert.Equal(k < inputs ? Enumerable.Range(0, outputs).Sum(o => weight[(o * inputs) + k] * mapped[o]) : 0,
                        back[(r * packed.PaddedInputs) + k]);
                }
            }

            Assert.Equal(Enumerable.Range(0, outputs), Enumerable.Range(0, packed.PaddedOutputs).Select(packed.RowOf).Where(o => o >= 0));
        }
    }

    private static float[] Whole(int count, int period) => [.. Enumerable.Range(0, count).Select(i => (float)((i * i % period) - 2))];
}
