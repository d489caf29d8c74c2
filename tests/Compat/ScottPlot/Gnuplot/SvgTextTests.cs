using ScottPlot.Gnuplot;

namespace RLCollapse.Tests.Compat.ScottPlot.Gnuplot;

public sealed class SvgTextTests
{
    [Fact]
    public void WeightSlantAndFallbackBecomeAttributes() => Assert.Equal(
        "<g font-family=\"DejaVu Sans, sans-serif\" font-weight=\"bold\" font-style=\"italic\">",
        SvgText.Mend("<g font-family=\"DejaVu Sans:Bold:Italic\">", "x"));

    [Fact]
    public void TheTitleIsThePlotsAndEscaped() =>
        Assert.Equal("<title>a &lt; b</title>", SvgText.Mend("<title>Gnuplot</title>", "a < b"));
}
