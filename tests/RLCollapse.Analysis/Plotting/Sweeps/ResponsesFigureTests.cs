using RLCollapse.Analysis.Plotting.Sweeps;

namespace RLCollapse.Tests.Analysis.Plotting.Sweeps;

public sealed class ResponsesFigureTests
{
    [Fact]
    public void Right_and_wrong_responses_are_counted_apart()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(2)], at =>
            new("python", 0.97) { Distinct = (12, at["seed"] == "0" ? 2 : 4), Samples = 64 });
        var figure = ResponsesFigure.Build(sweep.Load()).Single();

        Assert.Equal("responses", figure.Name);
        Assert.Equal("The number of different right responses rises from 6.00 to 12.0 (mean of 2 seeds); "
            + "that of wrong ones falls from 20.0 to 3.00 (mean of 2 seeds)", figure.Header.Finding);
        Assert.EndsWith(" cut at 0 and 64 · mean over the prompts, 64 samples each", figure.Header.Caption);
        Assert.Equal([12 * 1.05, 20 * 1.05], figure.Panels.Select(panel => panel.Plot.Axes.GetLimits().Top)); // a scale each
    }

    [Fact]
    public void Several_arms_tell_the_least_and_the_greatest_change()
    {
        using var sweep = new SyntheticSweep(
            [SyntheticSweep.Scale("xs", "s"), SyntheticSweep.Seeds(1)],
            at => new("python", 0.97) { Distinct = at["scale"] == "xs" ? (12, 3) : (5, 18), Samples = at["scale"] == "xs" ? 16 : 32 });
        var figure = ResponsesFigure.Build(sweep.Load()).Single();

        Assert.Equal("The number of different right responses on average falls by up to 1.00 (scale = s) or rises by up to 6.00 (scale = "
            + "xs); that of wrong ones falls on average by 2.00 (scale = s) to 17.0 (scale = xs)", figure.Header.Finding);
        Assert.EndsWith("16–32 samples each", figure.Header.Caption);
    }

    [Theory]
    [InlineData(15, true)]
    [InlineData(64, false)]
    public void Few_samples_or_no_counts_give_no_figure(int samples, bool areCounted)
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(2)], _ =>
            new("python", 0.97) { Distinct = areCounted ? (12, 3) : null, Samples = samples });

        Assert.Empty(ResponsesFigure.Build(sweep.Load()));
    }
}
