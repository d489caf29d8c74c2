using ScottPlot;
using ScottPlot.TickGenerators;

namespace RLCollapse.Tests.Compat.ScottPlot.TickGenerators;

public sealed class NumericManualTests
{
    [Fact]
    public void OnlyTicksInTheRangeAreDrawn()
    {
        var generator = new NumericManual([0, 1, 2], ["a", "b", "c"]);
        generator.AddMinor(1.5);
        var ticks = ((IRangeTicks)generator).Regenerate(0.5, 1.75, 400, Edge.Bottom);
        Assert.Equal([("b", true), (string.Empty, false)], ticks.Select(tick => (tick.Label, tick.IsMajor)));
    }

    [Fact]
    public void PlacesAndTextsMustMatch() => Assert.Throws<ArgumentException>(() => new NumericManual([0, 1], ["a"]));
}
