using RLCollapse.Analysis.Plotting;
using RLCollapse.Analysis.Results;
using ScottPlot.Plottables;

namespace RLCollapse.Tests.Analysis.Plotting;

public sealed class PassAtKFigureTests
{
    [Fact]
    public void Every_k_is_shown_and_lost_diversity_named()
    {
        using var folder = Scenario.Collapse();
        var plot = Assert.Single(PassAtKFigure.Build(RunData.Load(folder.Folder)));
        var labels = plot.PlottableList.OfType<Text>().Select(text => text.LabelText[..^5]).Order(StringComparer.Ordinal);
        Assert.Equal(["majority@4", "majority@8", "pass@1", "pass@4", "pass@8"], labels);
        Assert.Equal("pass@1 0.45 → 0.95, while pass@8 falls from its peak: 0.96 → 0.89", plot.Axes.Title.Label.Text);
    }
}
