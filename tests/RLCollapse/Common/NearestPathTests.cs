using RLCollapse.Common;

namespace RLCollapse.Tests.Common;

public sealed class NearestPathTests
{
    [Theory]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("", "abc", 3)]
    [InlineData("Same", "sAME", 0)]
    [InlineData("width", "model.width", 1)]
    public void Distance_counts_edits(string a, string b, int distance) => Assert.Equal(distance, NearestPath.Distance(a, b));

    [Fact]
    public void Nothing_is_suggested_when_nothing_is_near() => Assert.Null(NearestPath.Find("xyzzy", ["model.width", "rl.sampling.topK"]));
}
