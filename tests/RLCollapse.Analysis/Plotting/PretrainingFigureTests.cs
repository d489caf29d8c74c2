using RLCollapse.Analysis.Plotting;
using RLCollapse.Analysis.Results;

namespace RLCollapse.Tests.Analysis.Plotting;

public sealed class PretrainingFigureTests
{
    [Fact]
    public void The_title_names_the_best_and_the_worst()
    {
        using var folder = Scenario.Collapse();
        var plot = Assert.Single(PretrainingFigure.Build(RunData.Load(folder.Folder)));
        Assert.Equal("Held-out loss after 1000 steps: least for python (0.12), most for latex (0.28)", plot.Axes.Title.Label.Text);
        Assert.Equal("loss (nats per token)", plot.Axes.Left.Label.Text);
    }
}
