using RLCollapse.Analysis.Plotting;
using RLCollapse.Analysis.Results;
using RLCollapse.Data;

namespace RLCollapse.Tests.Analysis.Plotting;

public sealed class GroupLooksTests
{
    [Fact]
    public void No_group_looks_like_a_format()
    {
        var formats = new Palette(OutputFormats.All.Names);

        Assert.All(
            from look in GroupLooks.Several
            from format in OutputFormats.All.Names.Append(RunData.Malformed)
            select (look.Color, formats[format].Color),
            pair => Assert.True(Distance(pair.Item1, pair.Item2) > 60, $"{pair.Item1.ToHex()} is near {pair.Item2.ToHex()}"));
    }

    private static double Distance(ScottPlot.Color a, ScottPlot.Color b) =>
        Math.Sqrt(Math.Pow(a.R - b.R, 2) + Math.Pow(a.G - b.G, 2) + Math.Pow(a.B - b.B, 2));
}
