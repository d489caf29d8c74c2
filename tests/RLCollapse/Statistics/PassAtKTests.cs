using RLCollapse.Statistics;

namespace RLCollapse.Tests.Statistics;

public sealed class PassAtKTests
{
    [Theory(DisplayName = "Row 19: pass@k is unbiased, 1 − C(n−c, k)/C(n, k)")]
    [InlineData(4, 1, 4, 1)]
    [InlineData(4, 0, 4, 0)]
    [InlineData(4, 1, 1, 0.25)]
    [InlineData(4, 2, 2, 1 - (1 / 6.0))]
    [InlineData(1000, 1, 500, 0.5)]
    public void HandCases(int samples, int correct, int k, double expected) =>
        Assert.Equal(expected, PassAtK.Estimate(samples, correct, k), 1e-12);

    [Fact]
    public void Refuses_more_than_there_are() => Assert.Throws<ArgumentOutOfRangeException>(() => PassAtK.Estimate(4, 1, 5));
}
