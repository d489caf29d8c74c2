using RLCollapse.Analysis.Plotting;
using ScottPlot;
using ScottPlot.Plottables;

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

    [Fact]
    public void Where_many_stand_side_by_side_shorter_names_take_two_lines() =>
        Assert.Equal("PPO raw,\nexact", FigureText.TwoLines("PPO raw, exact", 8));

    [Fact]
    public void Control_characters_go_from_every_text_of_a_plot()
    {
        using var plot = new Plot();
        plot.Title("a\u0001b");
        plot.Add.Text("c\u0001d", 0, 0);

        FigureText.Clean(plot);

        Assert.Equal("a\uFFFDb", plot.Axes.Title.Label.Text);
        Assert.Equal("c\uFFFDd", plot.PlottableList.OfType<Text>().Single().LabelText);
    }

    [Fact]
    public void Control_characters_go_from_ticks()
    {
        var ticks = FigureText.Ticks([0, 1], ["e\u0001f", "two\nlines"]);
        using var paint = Paint.NewDisposablePaint();
        ticks.Regenerate(new CoordinateRange(-1, 2), Edge.Bottom, 100, paint, new LabelStyle());
        Assert.Equal(["e\uFFFDf", "two\nlines"], ticks.Ticks.Select(tick => tick.Label));
    }
}
