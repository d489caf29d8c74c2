using RLCollapse.Analysis.Plotting;
using ScottPlot;

namespace RLCollapse.Tests.Analysis.Plotting;

public sealed class FigureFontTests
{
    [Theory]
    [InlineData("Arial", false)]
    [InlineData("no such font", true)]
    public void Whatever_font_is_named_the_one_that_comes_with_the_program_is_taken(string name, bool isBold)
    {
        FigureFont.Use();
        var typeface = Fonts.GetTypeface(name, isBold, italic: false);
        Assert.Equal((FigureFont.Family, isBold), (typeface.FamilyName, typeface.IsBold));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void It_has_every_letter_that_titles_use(bool isBold)
    {
        FigureFont.Use();
        var typeface = Fonts.GetTypeface(FigureFont.Family, isBold, italic: false);
        Assert.True(typeface.ContainsGlyphs("AZaz09 ÄäéßÅ βηλγσΔδπ ₀₁₂₉²³⁻ →←↑↓ −–—… ·×÷±≈≤≥≠∞∝√ ✓✗ %@/(){}[]|_'\"«»“” 1,234"));
    }

    [Fact]
    public void Widths_are_those_of_the_text()
    {
        Assert.Equal(0, FigureFont.Width("", 12));
        Assert.Equal(2 * FigureFont.Width("format", 12), FigureFont.Width("format", 24), 0.5f);
        Assert.True(FigureFont.Width("format", 12, isBold: true) > FigureFont.Width("format", 12));
        Assert.True(FigureFont.Width("iiiiii", 12) < FigureFont.Width("wwwwww", 12));
    }
}
