using RLCollapse.Analysis.Plotting;

namespace RLCollapse.Tests.Analysis.Plotting;

public sealed class AxisTicksTests
{
    [Fact]
    public void Linear_ticks_are_round_and_in_the_range()
    {
        Assert.Equal([0, 0.2, 0.4, 0.6, 0.8, 1], AxisTicks.Linear(-0.02, 1, 6));
        Assert.Equal([0, 20, 40, 60, 80], AxisTicks.Linear(0, 95, 8));
        Assert.Equal([3], AxisTicks.Linear(3, 3, 5));
    }

    [Fact]
    public void Logarithmic_ticks_fill_narrow_ranges()
    {
        Assert.Equal([10, 100, 1000], AxisTicks.Logarithmic(3, 4000));
        Assert.Equal([2, 3, 4, 5], AxisTicks.Logarithmic(1.8, 5.5));
        Assert.Equal([0.1, 0.2, 0.5, 1, 2], AxisTicks.Logarithmic(0.1, 3).Select(x => Math.Round(x, 12)));
    }
}
