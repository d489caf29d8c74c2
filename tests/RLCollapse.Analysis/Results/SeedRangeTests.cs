using RLCollapse.Analysis.Results;

namespace RLCollapse.Tests.Analysis.Results;

public sealed class SeedRangeTests
{
    [Fact]
    public void It_holds_the_seeds_between_its_ends()
    {
        Assert.True(SeedRange.TryParse("8..11", out var range));

        Assert.Equal(["8", "9", "10", "11"], range.Values);
        Assert.Equal([false, true, true, false, false], new[] { "7", "8", "11", "12", "x" }.Select(range.Contains));
    }

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("5..")]
    [InlineData("5..4")]
    [InlineData("-1..4")]
    [InlineData("1..2..3")]
    [InlineData("0..99999999")]
    [InlineData("0..9223372036854775808")]
    public void Nothing_else_is_one(string text) => Assert.False(SeedRange.TryParse(text, out _));

    [Fact]
    public void Three_values_that_follow_each_other_are_written_as_one() =>
        Assert.Equal(["5..7", "5 or 6", "5 or 7 or 8", "a or b or c"],
            new string[][] { ["5", "6", "7"], ["5", "6"], ["5", "7", "8"], ["a", "b", "c"] }.Select(SeedRange.Short));
}
