using RLCollapse.Analysis.Plotting.Sweeps;
using ScottPlot.Plottables;

namespace RLCollapse.Tests.Analysis.Plotting.Sweeps;

public sealed class TypicalityFigureTests
{
    [Fact]
    public void Runs_are_dots_of_their_arm_between_a_band_and_the_title_counts_those_in_it()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Kl("1", "0.1"), SyntheticSweep.Seeds(2)], at =>
            at["kl"] == "1" ? Slope(1.4, 1.3) : Slope(4.6, at["seed"] == "0" ? 2 : 3));
        var figure = TypicalityFigure.Build(sweep.Load()).Single();
        var plot = figure.Panels.Single().Plot;
        var band = plot.PlottableList.OfType<FillY>().Single().GetAxisLimits();

        Assert.Equal("The slope is within 15 % of 1 + α/β in 2 of 4 runs; furthest off with β = 0.1: 2.50 measured, 4.60 predicted",
            figure.Header.Finding);
        Assert.Equal(["β = 1", "β = 0.1"], figure.Header.Legend.Select(entry => entry.Name));
        Assert.Equal([(1.4, 1.3), (1.4, 1.3), (4.6, 2), (4.6, 3)], plot.PlottableList.OfType<Scatter>().Where(dots => dots.LineWidth == 0)
            .SelectMany(dots => dots.Data.GetScatterPoints()).Select(point => (point.X, point.Y)));
        Assert.Equal(1.15 * band.Right, band.Top, 9);
    }

    [Fact]
    public void More_arms_than_looks_are_told_apart_by_their_KL_coefficient()
    {
        using var sweep = new SyntheticSweep(
            [SyntheticSweep.Scale("a", "b", "c", "d"), SyntheticSweep.Kl("1", "0.5"), SyntheticSweep.Seeds(1)], _ => Slope(1.4, 1.4));
        var figure = TypicalityFigure.Build(sweep.Load()).Single();

        Assert.Equal(["β = 1", "β = 0.5"], figure.Header.Legend.Select(entry => entry.Name));
        Assert.StartsWith("The slope is within 15 % of 1 + α/β in 8 of 8 runs; steepest with scale = a, β = 1: 1.40 measured",
            figure.Header.Finding);
    }

    [Fact]
    public void Without_a_prediction_there_is_no_figure()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(2)], _ =>
            new("python", 0.97) { Further = [("typicality/slope", 1, 1.5)] });

        Assert.Empty(TypicalityFigure.Build(sweep.Load()));
    }

    private static RunEnd Slope(double predicted, double measured) =>
        new("python", 0.97) { Further = [("typicality/predicted", 1, predicted), ("typicality/slope", 1, measured)] };
}
