using RLCollapse.Analysis.Plotting.Sweeps;
using ScottPlot.Plottables;

namespace RLCollapse.Tests.Analysis.Plotting.Sweeps;

public sealed class EntropySplitFigureTests
{
    [Fact]
    public void Parts_are_columns_from_zero_that_may_stand_below_it_and_their_sum_is_dots()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Scale("xs", "s"), SyntheticSweep.Seeds(2)], at =>
            at["scale"] == "xs" ? Lost(1.2, 0.6) : Lost(-0.2, 0.5));
        var figure = EntropySplitFigure.Build(sweep.Load()).Single();
        var plot = figure.Panels.Single().Plot;
        var dashes = plot.PlottableList.OfType<Scatter>().Where(line => line.LineWidth == 3)
            .Select(line => line.Data.GetScatterPoints()[0].Y);

        Assert.Equal("entropy-split", figure.Name);
        Assert.Equal("Narrowing among right outputs takes most with scale = xs (1.20 of 1.80 nats lost) and least with scale = s "
            + "(-0.20 of 0.30)", figure.Header.Finding);
        Assert.Equal([1.2, -0.2, 0.6, 0.5], plot.PlottableList.OfType<BarPlot>().SelectMany(bars => bars.Bars).Select(bar => bar.Value));
        Assert.Equal([1.2, -0.2, 0.6, 0.5, 1.8, 0.3], dashes.Select(y => Math.Round(y, 9)));
        Assert.InRange(plot.Axes.GetLimits().Bottom, -1, -0.2);
        Assert.Single(plot.PlottableList.OfType<HorizontalLine>(), line => line.Y == 0);
    }

    [Fact]
    public void Seeds_that_part_have_dots_and_no_column()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(2)], at => Lost(at["seed"] == "0" ? 0.1 : 1.5, 0.5));
        var figure = EntropySplitFigure.Build(sweep.Load()).Single();

        Assert.Equal("Entropy lost among right outputs: no mean, for seeds part everywhere", figure.Header.Finding);
        Assert.Equal(0.5, figure.Panels.Single().Plot.PlottableList.OfType<BarPlot>().SelectMany(bars => bars.Bars).Single().Value);
    }

    [Theory]
    [InlineData(1, "")]
    [InlineData(2, " with β = 0, and elsewhere seeds part or scatter")]
    public void An_only_arm_with_a_mean_is_told_alone(int arms, string elsewhere)
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Kl([.. new[] { "0", "1" }.Take(arms)]), SyntheticSweep.Seeds(2)], at =>
            Lost(at["kl"] == "0" || at["seed"] == "0" ? 0.25 : 2, 0.5));

        Assert.Equal($"Of the outputs' entropy 0.25 of 0.75 nats lost went by narrowing among right ones{elsewhere}",
            EntropySplitFigure.Build(sweep.Load()).Single().Header.Finding);
    }

    [Fact]
    public void Without_a_split_there_is_no_figure()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(2)], _ => new("python", 0.97));

        Assert.Empty(EntropySplitFigure.Build(sweep.Load()));
    }

    private static RunEnd Lost(double narrowing, double removal) =>
        new("python", 0.97) { Further = [("entropy_split/narrowing", 0, narrowing), ("entropy_split/removal", 0, removal)] };
}
