using RLCollapse.Analysis.Plotting.Sweeps;
using ScottPlot.Plottables;

namespace RLCollapse.Tests.Analysis.Plotting.Sweeps;

public sealed class AccuracyByStepsFigureTests
{
    [Fact]
    public void An_arm_goes_without_the_lengths_it_lacks()
    {
        using var sweep = new SyntheticSweep(
            [SyntheticSweep.Scale("xs", "s"), SyntheticSweep.Seeds(3)],
            at => new("python", 0.97) { BySteps = at["scale"] == "xs" ? [0.9, 0.2] : [0.8, 0.5, 0.1], MaxProblemSteps = 2 });
        var figure = AccuracyByStepsFigure.Build(sweep.Load()).Single();

        Assert.Equal("accuracy-by-steps", figure.Name);
        Assert.Equal(
            "Accuracy on problems of 2 steps rises on average by 0.40 (scale = s) to 0.50 (scale = xs); of 3 steps on average falls by "
            + "up to 0.20 (scale = xs) or rises by up to 0.10 (scale = s); of 4 steps falls on average by 0.30 (scale = s)",
            figure.Header.Finding);
        Assert.Equal(["accuracy on 2 steps", "", "accuracy on 3 steps", "", "accuracy on 4 steps", ""],
            figure.Panels.Select(panel => panel.Plot.Axes.Left.Label.Text));
        Assert.Equal([1, 1, 1, 1, 0, 1], figure.Panels.Select(
            panel => panel.Plot.PlottableList.OfType<Scatter>().Count(curve => curve.LineWidth > 1)));
    }

    [Fact]
    public void A_place_in_which_no_arm_has_a_length_goes_without_it()
    {
        using var sweep = new SyntheticSweep(
            [SyntheticSweep.Kl("0", "0.1", "1"), SyntheticSweep.Scale("xs", "s"), SyntheticSweep.Seeds(1)],
            at => new("python", 0.97)
            {
                BySteps = at["scale"] == "xs" ? [0.9, 0.2] : [0.8, 0.5, 0.1],
                MaxProblemSteps = at["kl"] == "0" ? 2 : 0,
            });
        var figures = AccuracyByStepsFigure.Build(sweep.Load()).ToList();

        Assert.Equal(["accuracy-by-steps-scale-xs", "accuracy-by-steps-scale-s"], figures.Select(figure => figure.Name));
        Assert.Equal([2 * 3, 3 * 3], figures.Select(figure => figure.Panels.Count));
        Assert.StartsWith("Scale = xs: accuracy on problems of 2 steps rises on average by 0.50 everywhere", figures[0].Header.Finding);
    }

    [Fact]
    public void Each_length_has_a_row_and_its_band_lies_under_every_curve()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(2)], at =>
            new("python", 0.97) { BySteps = [0.9, 0.2], MaxProblemSteps = at["seed"] == "0" ? 2 : 0 });
        var figure = AccuracyByStepsFigure.Build(sweep.Load()).Single();

        Assert.Equal("Accuracy on problems of 2 steps rises from 0.40 to 0.90 (mean of 2 seeds); "
            + "of 3 steps falls from 0.40 to 0.20 (mean of 2 seeds)", figure.Header.Finding);
        Assert.Equal(2, figure.Panels.Count);
        Assert.All(figure.Panels, panel =>
            Assert.Equal([true, false, false, false], panel.Plot.PlottableList.Where(item => item is FillY or Scatter)
            .Select(item => item is FillY)));
    }

    [Theory]
    [InlineData(new[] { 0.9, 0.2 }, 0)]
    [InlineData(new[] { 0.9 }, 2)]
    public void One_length_or_RL_on_all_of_them_gives_no_figure(double[] bySteps, int most)
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(2)], _ =>
            new("python", 0.97) { BySteps = bySteps, MaxProblemSteps = most });

        Assert.Empty(AccuracyByStepsFigure.Build(sweep.Load()));
    }
}
