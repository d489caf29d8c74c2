using RLCollapse.Analysis.Plotting;

namespace RLCollapse.Tests.Analysis.Plotting;

public sealed class FigureTextTests
{
    [Theory]
    [InlineData("ppo", "ppo")]
    [InlineData("reinforce-plus-plus", "reinforce-\nplus-plus")]
    [InlineData("expert-iteration", "expert-\niteration")]
    [InlineData("problems of 2 and 3 steps", "problems of\n2 and 3 steps")]
    [InlineData("withoutanyhyphens", "withoutanyhyphens")]
    public void Long_names_take_two_lines(string name, string expected) => Assert.Equal(expected, FigureText.TwoLines(name));
}
