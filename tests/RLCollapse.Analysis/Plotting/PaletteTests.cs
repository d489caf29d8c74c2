using RLCollapse.Analysis.Plotting;
using RLCollapse.Analysis.Results;

namespace RLCollapse.Tests.Analysis.Plotting;

public sealed class PaletteTests
{
    [Fact]
    public void FormatsKeepTheirColourWhateverElseIsShown() =>
        Assert.Equal(new Palette(["prose"])["prose"], new Palette(["mine", "latex", "prose"])["prose"]);

    [Fact]
    public void NoTwoFormatsLookAlike()
    {
        string[] names = [.. Scenario.Five, RunData.Malformed, "mine", "yours", "theirs"];
        var palette = new Palette(names);
        Assert.Equal(names.Length, names.Select(name => palette[name].Color).Distinct().Count());
        Assert.Equal(names.Length, names.Select(name => palette[name].Marker).Distinct().Count());
    }

    [Fact]
    public void ShadesEndAtTheFullColour()
    {
        Assert.Equal(Palette.Ink, Palette.Shade(Palette.Ink, 2, 3));
        Assert.True(Palette.Shade(Palette.Ink, 0, 3).R > Palette.Shade(Palette.Ink, 1, 3).R);
    }
}
