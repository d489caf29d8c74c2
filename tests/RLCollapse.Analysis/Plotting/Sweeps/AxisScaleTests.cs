using RLCollapse.Analysis.Plotting.Sweeps;

namespace RLCollapse.Tests.Analysis.Plotting.Sweeps;

public sealed class AxisScaleTests
{
    [Fact]
    public void Zero_stands_apart_from_a_logarithmic_scale_and_no_line_reaches_it()
    {
        var scale = AxisScale.Of(SyntheticSweep.Kl("0", "0.01", "0.1", "1"));

        Assert.Equal([-2, -1, 0], scale.Places.Skip(1).Select(place => Math.Round(place, 9)));
        Assert.InRange(scale.Gap!.Value, scale.Places[0], scale.Places[1]);
        Assert.Equal([[0], [1, 2, 3]], scale.Stretches().Select(part => part.ToArray()));
        Assert.Contains("0 set apart", scale.Label);
    }

    [Fact]
    public void Near_numbers_are_linear_and_names_stand_side_by_side()
    {
        var near = AxisScale.Of(new("rate", ["reward.executionFailureRate"], ["0.3", "0.1", "0.2"]));
        var names = AxisScale.Of(SyntheticSweep.Scale("xs", "s"));

        Assert.Equal([0.3, 0.1, 0.2], near.Places);
        Assert.Equal([[1, 2, 0]], near.Stretches().Select(part => part.ToArray()));
        Assert.Null(near.Gap);
        Assert.Equal([0, 1], names.Places);
        Assert.Equal([2, 0, 1], AxisScale.SideBySide(new("rate", ["reward.executionFailureRate"], ["0.3", "0.1", "0.2"])).Places);
        Assert.False(names.IsContinuous);
    }
}
