using ScottPlot.Gnuplot;

namespace RLCollapse.Tests.Compat.ScottPlot.Gnuplot;

public sealed class GnuplotProcessTests
{
    [Fact]
    public void AMissingGnuplotIsNamedWithItsRemedy()
    {
        var error = Assert.Throws<GnuplotException>(() => GnuplotProcess.Draw("plot 1", "no-such-gnuplot"));
        Assert.Contains("'no-such-gnuplot'", error.Message);
        Assert.Contains("apt install gnuplot-nox", error.Message);
    }

    [Fact]
    public void AWrongScriptGivesGnuplotsOwnWords()
    {
        var error = Assert.Throws<GnuplotException>(() => GnuplotProcess.Draw("nonsense command\n"));
        Assert.Contains("exit code", error.Message);
        Assert.Contains("invalid command", error.Message);
    }

    [Fact]
    public void AScriptThatDrawsNothingIsAnError() =>
        Assert.Contains("drew nothing", Assert.Throws<GnuplotException>(() => GnuplotProcess.Draw("set terminal svg\n")).Message);

    [Fact]
    public void AScriptLargerThanAPipeIsReadWhole()
    {
        var data = string.Concat(Enumerable.Range(0, 100_000).Select(i => $"{i} {i % 7}\n"));
        var svg = GnuplotProcess.Draw($"set terminal svg\n$d << EOD\n{data}EOD\nplot $d using 1:2 with lines\n");
        Assert.EndsWith("</svg>", System.Text.Encoding.UTF8.GetString(svg).TrimEnd());
    }
}
