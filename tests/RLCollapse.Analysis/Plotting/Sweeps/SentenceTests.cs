using RLCollapse.Analysis.Plotting.Sweeps;

namespace RLCollapse.Tests.Analysis.Plotting.Sweeps;

public sealed class SentenceTests
{
    [Theory]
    [InlineData("", "the leader holds 0.9", "The leader holds 0.9")]
    [InlineData("", "python leads", "python leads")]
    [InlineData("", "perhaps leads in all runs", "perhaps leads in all runs")]
    [InlineData("", "howling leads", "Howling leads")] // begins like the name of a format
    [InlineData("", "pass@1 rises", "pass@1 rises")]
    [InlineData("β = 0.1", "python leads", "β = 0.1: python leads")]
    [InlineData("large", "python leads", "Large: python leads")]
    [InlineData("python", "it leads", "python: it leads")]
    public void They_begin_with_a_capital_but_for_names_that_are_written_small(string place, string text, string expected) =>
        Assert.Equal(expected, Sentence.Of(place, text));
}
