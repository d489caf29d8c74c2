using RLCollapse.Analysis.Plotting;
using RLCollapse.Analysis.Results;
using ScottPlot.Plottables;

namespace RLCollapse.Tests.Analysis.Plotting;

public sealed class RewardAndAccuracyFigureTests
{
    [Fact]
    public void The_reward_of_each_stage_of_RL_is_a_line_of_its_own()
    {
        using var folder = Scenario.Interleaved();
        var rewards = RewardAndAccuracyFigure.Build(RunData.Load(folder.Folder))[0].PlottableList.OfType<Scatter>()
            .Where(curve => curve.MarkerSize == 0)
            .Select(curve => curve.GetAxisLimits())
            .Select(limits => (Math.Round(limits.Left, 2), limits.Right)).Distinct();
        Assert.Equal([(0.02, 1.5), (2.52, 3)], rewards); // nothing joins them over what is between
    }

    [Fact]
    public void The_title_names_what_is_forgotten()
    {
        using var folder = Scenario.Collapse();
        var plot = Assert.Single(RewardAndAccuracyFigure.Build(RunData.Load(folder.Folder)));
        Assert.Equal("Accuracy rises 0.45 → 0.95, yet prose is forgotten: 0.65 → 0.15", plot.Axes.Title.Label.Text);
        Assert.Equal(["latex 0.05", "prose 0.15"], plot.PlottableList.OfType<Text>().Select(text => text.LabelText)
            .Where(t => t.StartsWith("latex") || t.StartsWith("prose")).Order());
    }

    [Fact]
    public void An_accuracy_that_hardly_moves_stays()
    {
        using var folder = new SyntheticRun(["python"], 0);
        folder.Line("rl", 0, ("epoch", 0), ("format_entropy", 0), ("accuracy", 0.5))
            .Line("rl", 9, ("epoch", 1), ("format_entropy", 0), ("accuracy", 0.49));
        Assert.Equal("Accuracy stays at 0.49", Assert.Single(
            RewardAndAccuracyFigure.Build(RunData.Load(folder.Folder))).Axes.Title.Label.Text);
    }

    [Fact]
    public void Rewards_below_zero_stay_in_view()
    {
        using var folder = new SyntheticRun(["python"], 0);
        folder.Line("rl", 1, ("epoch", 0.1), ("reward/mean", -3)).Line("rl", 2, ("epoch", 0.2), ("reward/mean", 2));
        var limits = Assert.Single(RewardAndAccuracyFigure.Build(RunData.Load(folder.Folder))).Axes.GetLimits();
        Assert.True(limits.Bottom < -3 && limits.Top > 2);
    }
}
