using RLCollapse.Benchmarks;
using RLCollapse.Model;

namespace RLCollapse.Tests.Benchmarks;

public sealed class AgreementTests
{
    [Theory]
    [InlineData(0.00009, true)]
    [InlineData(-0.00011, false)]
    public void Float32_agrees_to_1e_4(double difference, bool holds)
    {
        Assert.Equal(holds, Of(difference, 0, ComputeType.Float32).Holds);
        Assert.Equal(holds, Of(0, difference, ComputeType.Float32).Holds);
    }

    [Fact]
    public void Bfloat16_has_room_for_its_rounding()
    {
        Assert.True(Of(0.005, 0.5, ComputeType.Bfloat16).Holds);
        Assert.False(Of(0.02, 0, ComputeType.Bfloat16).Holds);
        Assert.False(Of(0, 1.1, ComputeType.Bfloat16).Holds);
    }

    [Fact]
    public void Many_tokens_that_are_a_little_apart_do_not_agree_in_bfloat16() =>
        Assert.False(Agreement.Of(new(1, [-1, -2, -3]), new(1, [-1.1, -1.9, -3.1]), ComputeType.Bfloat16).Holds);

    [Fact]
    public void A_number_that_is_none_never_agrees() => Assert.False(Of(0, double.NaN, ComputeType.Float32).Holds);

    private static Agreement Of(double loss, double logProb, ComputeType dtype) =>
        Agreement.Of(new(1, Enumerable.Repeat(-2.0, 100).ToArray()), new(1 + loss, [-2 + logProb, .. Enumerable.Repeat(-2.0, 99)]), dtype);
}
