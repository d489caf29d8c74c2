using RLCollapse.Analysis.Plotting;
using RLCollapse.Analysis.Results;
using ScottPlot.Plottables;

namespace RLCollapse.Tests.Analysis.Plotting;

public sealed class PretrainingFigureTests
{
    [Fact]
    public void A_second_stage_of_pretraining_is_marked_and_its_steps_count_on()
    {
        using var folder = Scenario.Collapse().Line("more", 500, ("loss/train", 0.3), ("heldout_loss/python", 0.1))
            .Configured(text => text.Replace("\"tracking\"", "\"more\": { \"kind\": \"pretraining\" }, \"tracking\""))
            .Staged("pretraining", "more", "rl");
        var plot = PretrainingFigure.Build(RunData.Load(folder.Folder))[0];
        Assert.Equal(1000, Assert.Single(plot.PlottableList.OfType<VerticalLine>()).X);
        Assert.Contains(plot.PlottableList.OfType<Text>(), text => text.LabelText == "more");
        Assert.Equal(1500, plot.PlottableList.OfType<Scatter>().Max(curve => curve.GetAxisLimits().Right));
    }

    [Fact]
    public void The_title_names_the_best_and_the_worst()
    {
        using var folder = Scenario.Collapse();
        var plot = Assert.Single(PretrainingFigure.Build(RunData.Load(folder.Folder)));
        Assert.Equal("Held-out loss after 1000 steps: least for python (0.12), most for latex (0.28)", plot.Axes.Title.Label.Text);
        Assert.Equal("loss (nats per token)", plot.Axes.Left.Label.Text);
    }
}
