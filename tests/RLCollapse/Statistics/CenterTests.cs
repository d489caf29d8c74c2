using RLCollapse.Statistics;

namespace RLCollapse.Tests.Statistics;

public sealed class CenterTests
{
    [Theory]
    [InlineData(new[] { 0.7, 0.8, 0.75, 0.72, 0.78 }, true)]
    [InlineData(new[] { 0.5 }, true)]
    [InlineData(new[] { 0.0, 0.06, 0.34, 0.43, 0.69 }, false)] // its interval is [−0.05, 0.66]
    [InlineData(new[] { 0.9, 0.9, 0.9, 0.9, 0.1 }, false)] // two outcomes
    public void There_is_a_mean_where_it_tells_something(double[] values, bool isThere) =>
        Assert.Equal(isThere, Center.Of(values, 1) is not null);
}
