using RLCollapse.Statistics;

namespace RLCollapse.Tests.Statistics;

public sealed class WilsonIntervalTests
{
    [Theory]
    [InlineData(0, 10, 0, 0.2775)] // textbook values
    [InlineData(5, 10, 0.2366, 0.7634)]
    [InlineData(10, 10, 0.7225, 1)]
    public void TextbookValues(int successes, int trials, double low, double high)
    {
        var interval = WilsonInterval.Of95(successes, trials);
        Assert.Equal(low, interval.Low, 1e-4);
        Assert.Equal(high, interval.High, 1e-4);
    }
}
