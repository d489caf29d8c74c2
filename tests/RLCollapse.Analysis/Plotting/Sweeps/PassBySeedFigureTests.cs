using RLCollapse.Analysis.Plotting;
using RLCollapse.Analysis.Plotting.Sweeps;
using RLCollapse.Analysis.Results;

namespace RLCollapse.Tests.Analysis.Plotting.Sweeps;

public sealed class PassBySeedFigureTests
{
    [Fact]
    public void An_only_arm_tells_from_where_to_where()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(4)], at => new("python", 0.97, at["seed"] is "0" or "1" ? 0.8 : 0.9));
        var figure = PassBySeedFigure.Build(sweep.Load()).Single();

        Assert.Equal("pass@1 rises from 0.40 to 0.85 (mean of 4 seeds); pass@8 stays at 0.95 (mean of 4 seeds)", figure.Header.Finding);
        Assert.Equal("thin: every seed · thick: mean, none where seeds part or scatter widely · "
            + "band: its 95 % interval (Student t), cut at 0 and 1", figure.Header.Caption);
    }

    [Fact]
    public void Several_arms_tell_the_least_and_the_greatest_change()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Scale("xs", "s", "m"), SyntheticSweep.Seeds(2)], at =>
            new("python", 0.97, at["scale"] switch { "xs" => 0.9, "s" => 0.3, _ => 0.6 }));

        Assert.Equal(
            "pass@1 on average falls by up to 0.10 (scale = s) or rises by up to 0.50 (scale = xs); pass@8 does not change",
            PassBySeedFigure.Build(sweep.Load()).Single().Header.Finding);
    }

    [Theory]
    [InlineData(0.4002, 0.6, "rises on average by up to 0.20 (scale = s)")]
    [InlineData(0.3998, 0.6, "rises on average by up to 0.20 (scale = s)")]
    [InlineData(0.4002, 0.2, "falls on average by up to 0.20 (scale = s)")]
    [InlineData(0.4002, 0.3998, "does not change")]
    public void A_change_that_would_be_written_as_nothing_is_none(double xs, double s, string expected)
    {
        using var sweep = new SyntheticSweep(
            [SyntheticSweep.Scale("xs", "s"), SyntheticSweep.Seeds(2)], at => new("python", 0.97, at["scale"] == "xs" ? xs : s));

        var facets = Facets.Of(sweep.Load()).Single();
        var accuracy = new MetricCurve("accuracy", "accuracy", GroupLooks.Several[0]);
        Assert.Equal($"Accuracy {expected}", CurveFinding.Of(facets, [accuracy], 1, NumberText.Share));
    }
}
