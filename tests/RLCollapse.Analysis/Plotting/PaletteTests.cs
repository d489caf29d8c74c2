using RLCollapse.Analysis.Plotting;
using RLCollapse.Analysis.Results;

namespace RLCollapse.Tests.Analysis.Plotting;

public sealed class PaletteTests
{
    [Fact]
    public void Formats_keep_their_color_whatever_else_is_shown() =>
        Assert.Equal(new Palette(["prose"])["prose"], new Palette(["mine", "latex", "prose"])["prose"]);

    [Fact]
    public void No_two_formats_look_alike()
    {
        string[] names = [.. Scenario.Five, RunData.Malformed, "mine", "yours", "theirs"];
        var palette = new Palette(names);
        Assert.Equal(names.Length, names.Select(name => palette[name].Color).Distinct().Count());
        Assert.Equal(names.Length, names.Select(name => palette[name].Marker).Distinct().Count());
    }

    [Fact]
    public void Shades_end_at_the_full_color()
    {
        Assert.Equal(Palette.Ink, Palette.Shade(Palette.Ink, 2, 3));
        Assert.True(Palette.Shade(Palette.Ink, 0, 3).R > Palette.Shade(Palette.Ink, 1, 3).R);
    }
}
