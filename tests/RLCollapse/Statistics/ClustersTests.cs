using RLCollapse.Statistics;

namespace RLCollapse.Tests.Statistics;

public sealed class ClustersTests
{
    [Theory]
    [InlineData(new[] { 1.0, 0, 1, 0, 1 }, true)]
    [InlineData(new[] { 0.0, 0.02, 0.9 }, true)]
    [InlineData(new[] { 0.0, 0.06, 0.34, 0.43, 0.69 }, false)] // wide, but no gap is most of it
    [InlineData(new[] { 0.74, 0.75, 0.99 }, false)] // a gap, but a narrow one
    [InlineData(new[] { 0.3 }, false)]
    [InlineData(new[] { 1.0, 1, 1 }, false)]
    public void Seeds_part_where_a_wide_gap_makes_up_most_of_their_spread(double[] values, bool areApart) =>
        Assert.Equal(areApart, Clusters.AreApart(values, 1));
}
