using RLCollapse.Statistics;

namespace RLCollapse.Tests.Statistics;

public sealed class BinomialTestTests
{
    [Theory]
    [InlineData(5, 5, 0.5, 0.0625)]
    [InlineData(0, 5, 0.5, 0.0625)]
    [InlineData(3, 6, 0.5, 1)]
    [InlineData(5, 5, 0.95, 1)]
    [InlineData(5, 5, 1, 1)]
    [InlineData(15, 20, 0.5, 0.041389465332031)] // 2 · 21,700 / 2^20
    [InlineData(10, 10, 0.8, 0.2147483648)] // 2 · 0.8^10
    [InlineData(60, 60, 0.5, 1.734723475976807e-18)] // far below 1 − the largest double under it
    public void It_is_twice_the_smaller_tail(int successes, int trials, double probability, double p) =>
        Assert.Equal(1, BinomialTest.P(successes, trials, probability) / p, 9);

    [Fact]
    public void Signs_that_are_all_alike_are_its_extreme() => Assert.Equal(BinomialTest.P(7, 7, 0.5), BinomialTest.PAllAlike(7), 12);
}
