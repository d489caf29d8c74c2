using RLCollapse.Analysis.Plotting;
using RLCollapse.Analysis.Results;
using ScottPlot.Plottables;

namespace RLCollapse.Tests.Analysis.Plotting;

public sealed class KlAndEntropyFigureTests
{
    [Fact]
    public void Two_panels_share_their_epochs()
    {
        using var folder = Scenario.Collapse();
        var panels = KlAndEntropyFigure.Build(RunData.Load(folder.Folder));
        Assert.Equal(2, panels.Count);
        Assert.Equal(panels[0].Axes.GetLimits().Right, panels[1].Axes.GetLimits().Right, 9);
        Assert.Equal("The policy moves 8.31 nats from the base; format entropy 1.16 → 0.09 nats", panels[0].Axes.Title.Label.Text);
    }

    [Fact]
    public void A_huge_KL_is_drawn_on_a_logarithmic_axis_without_the_zero()
    {
        using var folder = Scenario.HugeKl();
        var run = RunData.Load(folder.Folder);
        var curve = Assert.Single(KlAndEntropyFigure.Build(run)[0].PlottableList.OfType<Scatter>());
        Assert.True(curve.GetAxisLimits().Top < 4);
        Assert.True(curve.GetAxisLimits().Left > 0);
    }
}
