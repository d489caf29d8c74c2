using RLCollapse.Analysis.Plotting;
using RLCollapse.Analysis.Plotting.Sweeps;

namespace RLCollapse.Tests.Analysis.Plotting.Sweeps;

public sealed class WinnerMapFigureTests
{
    [Fact]
    public void Where_no_format_takes_over_there_is_no_map()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Scale("xs", "s"), SyntheticSweep.Kl("0", "1"), SyntheticSweep.Seeds(1)], at =>
            new(at["kl"] == "0" ? "python" : "prose", 0.8));

        Assert.Empty(WinnerMapFigure.Build(sweep.Load()));
    }

    [Theory]
    [InlineData("xs", "s", 58)]
    [InlineData("RL on 2 steps", "RL on all problems", 100)]
    public void The_name_of_y_stands_clear_of_long_ticks(string first, string second, float atLeast)
    {
        using var sweep = new SyntheticSweep(
            [SyntheticSweep.Scale(first, second), SyntheticSweep.Kl("0", "1"), SyntheticSweep.Seeds(1)], at =>
                new(at["kl"] == "0" ? "python" : "prose", 0.97));
        var left = WinnerMapFigure.Build(sweep.Load()).Single().Panels[0].Plot.Axes.Left;

        Assert.InRange(left.MinimumSize, atLeast, 160);
        Assert.True(left.MinimumSize >= FigureFont.Width(first, 12) + 40);
    }
}
