using RLCollapse.Statistics;

namespace RLCollapse.Tests.Statistics;

public sealed class LogOddsTests
{
    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.9, 2.1972245773362196)]
    [InlineData(1e-300, -690.77552789821368)]
    public void There_and_back(double share, double logOdds)
    {
        Assert.Equal(logOdds, LogOdds.Of(share), 9);
        Assert.Equal(1, LogOdds.Share(logOdds) / share, 9);
    }

    [Fact]
    public void The_ends_have_none() => Assert.Equal([false, true, false, false],
        new[] { 0, 0.5, 1, double.NaN }.Select(LogOdds.IsFinite));
}
