using ScottPlot;
using ScottPlot.TickGenerators;

namespace RLCollapse.Tests.Compat.ScottPlot.TickGenerators;

public sealed class NumericAutomaticTests
{
    [Theory]
    [InlineData(0.031, 0.05)]
    [InlineData(1, 1)]
    [InlineData(1.2, 2)]
    [InlineData(7, 10)]
    public void SpacingsAreRound(double wanted, double expected) => Assert.Equal(expected, NumericAutomatic.RoundSpacing(wanted), 12);

    [Fact]
    public void TicksStayInTheRangeAndUseTheFormatter()
    {
        var ticks = Regenerate(new NumericAutomatic { TargetTickCount = 5, LabelFormatter = x => $"<{x}>" }, -0.1, 1.1);
        Assert.Equal([0, 0.5, 1], ticks.Select(tick => tick.Position));
        Assert.Equal("<0.5>", ticks[1].Label);
    }

    [Fact]
    public void IntegersOnlyLeavesOutFractions() =>
        Assert.Equal([0, 1, 2], Regenerate(new NumericAutomatic { TargetTickCount = 10, IntegerTicksOnly = true }, 0, 2).Select(tick => tick.Position));

    private static Tick[] Regenerate(NumericAutomatic generator, double min, double max) =>
        ((IRangeTicks)generator).Regenerate(min, max, 400, Edge.Bottom);
}
