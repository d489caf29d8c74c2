using RLCollapse.Benchmarks;

namespace RLCollapse.Tests.Benchmarks;

public sealed class MarkdownTableTests
{
    [Fact]
    public void Columns_are_as_wide_as_their_widest_cell() => Assert.Equal(
        [
            "| work    |   ms |",
            "| ------- | ---: |",
            "| rollout |  1.5 |",
            "| x       | 1200 |",
        ],
        MarkdownTable.Lines(["work", "ms"], [["rollout", "1.5"], ["x", "1200"]]));
}
