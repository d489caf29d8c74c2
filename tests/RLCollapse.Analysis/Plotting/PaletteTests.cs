using RLCollapse.Analysis.Results;
using RLCollapse.Data;
using ScottPlot;
using Palette = RLCollapse.Analysis.Plotting.Palette;

namespace RLCollapse.Tests.Analysis.Plotting;

public sealed class PaletteTests
{
    [Fact]
    public void Formats_keep_their_color_whatever_else_is_shown() =>
        Assert.Equal(new Palette(["prose"])["prose"], new Palette(["ours", "latex", "prose"])["prose"]);

    [Fact]
    public void No_two_formats_look_alike()
    {
        string[] names = [.. Scenario.Five, RunData.Malformed, "ours", "yours", "theirs"];
        var palette = new Palette(names);
        Assert.Equal(names.Length, names.Select(name => palette[name].Color).Distinct().Count());
        Assert.Equal(names.Length, names.Select(name => palette[name].Marker).Distinct().Count());
    }

    [Theory]
    [InlineData("python", "#0072B2", MarkerShape.FilledCircle)]
    [InlineData("llm-code", "#56B4E9", MarkerShape.FilledDiamond)]
    [InlineData("prose", "#D55E00", MarkerShape.FilledSquare)]
    [InlineData("latex", "#009E73", MarkerShape.FilledTriangleUp)]
    [InlineData("terse", "#CC79A7", MarkerShape.FilledTriangleDown)]
    [InlineData("malformed", "#8C8C8C", MarkerShape.Eks)]
    public void Looks_never_change(string name, string color, MarkerShape marker) =>
        Assert.Equal(new(Color.FromHex(color), marker), new Palette([])[name]);

    [Fact]
    public void Every_marker_can_be_drawn() =>
        Assert.Empty(Enum.GetNames<FormatMarker>().Except(Enum.GetNames<MarkerShape>()));

    [Fact]
    public void Shades_end_at_the_full_color()
    {
        Assert.Equal(Palette.Ink, Palette.Shade(Palette.Ink, 2, 3));
        Assert.True(Palette.Shade(Palette.Ink, 0, 3).R > Palette.Shade(Palette.Ink, 1, 3).R);
    }
}
