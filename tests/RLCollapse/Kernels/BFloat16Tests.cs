using RLCollapse.Kernels;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Kernels;

public sealed class BFloat16Tests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1_003)] // vectors and a tail
    public void Rounds_as_libtorch_does(int more)
    {
        using var scope = NewDisposeScope();
        float[] special = [0, -0f, float.PositiveInfinity, float.NegativeInfinity, float.MaxValue, float.Epsilon, 1 + (1f / 256), 1
            + (3f / 256)]; // the last two are ties
        var x = cat([tensor(special), randn(more, generator: new Generator(1)).Times(1e3)]);
        Assert.True(Rounded(x).bytes.SequenceEqual(x.to_type(bfloat16).bytes));
    }

    [Fact]
    public void Not_a_number_stays_so()
    {
        using var scope = NewDisposeScope();
        // 17 are a vector and a tail; rounded up as a number, such a NaN would be −0
        var x = tensor(Enumerable.Repeat(BitConverter.UInt32BitsToSingle(0x7FFFFFFF), 17).ToArray());
        Assert.True(Rounded(x).isnan().all().to_type(float32).Value() == 1);
    }

    /// <summary>Rounded on a kernel's way out: a row of ones has norm 1, so that its weight is what comes out.</summary>
    private static Tensor Rounded(Tensor x) => RLCollapse.Kernels.RmsNormalization.Apply(ones_like(x).unsqueeze(0), x, 0, bfloat16);
}
