using ScottPlot;
using ScottPlot.Gnuplot;

namespace RLCollapse.Tests.Compat.ScottPlot.Gnuplot;

public sealed class StylesTests
{
    [Theory]
    [InlineData("plain 50 %", "\"plain 50 %\"")]
    [InlineData("a\"b\\c", "\"a\\\"b\\\\c\"")]
    [InlineData("two\nlines", "\"two\\nlines\"")]
    [InlineData("`rm x`", "\"\\140rm x\\140\"")]
    [InlineData("bell\u0007", "\"bell\"")]
    public void TextsAreQuoted(string text, string expected) => Assert.Equal(expected, Styles.Quote(text));

    [Fact]
    public void TicksKeepTheirPercentSigns() => Assert.Equal("\"50%%\"", Styles.QuoteTick("50%"));

    [Fact]
    public void ColoursCountClearnessFirst()
    {
        Assert.Equal("rgb \"#0072b2\"", Styles.Rgb(Color.FromHex("#0072B2")));
        Assert.Equal("rgb \"#ff000000\"", Styles.Rgb(Colors.Transparent));
    }

    [Fact]
    public void DashesAreInPixelsWhateverTheWidth()
    {
        var thin = Styles.Line(new LineStyle { Width = 1, Pattern = LinePattern.Dashed });
        var thick = Styles.Line(new LineStyle { Width = 2, Pattern = LinePattern.Dashed });
        Assert.EndsWith("dashtype (20,20)", thin);
        Assert.EndsWith("dashtype (10,10)", thick);
        Assert.EndsWith("dashtype solid", Styles.Line(new LineStyle { Width = 1, Pattern = default }));
    }

    [Theory]
    [InlineData(Alignment.UpperLeft, 0, 1)]
    [InlineData(Alignment.MiddleCenter, 0.5, 0.5)]
    [InlineData(Alignment.LowerRight, 1, 0)]
    public void AlignmentsAreFractions(Alignment alignment, double horizontal, double vertical) =>
        Assert.Equal((horizontal, vertical), (Styles.HorizontalFraction(alignment), Styles.VerticalFraction(alignment)));

    [Fact]
    public void EveryShapeHasASymbol()
    {
        foreach (var shape in Enum.GetValues<MarkerShape>().Where(shape => shape != MarkerShape.None))
            Assert.StartsWith("pointtype", Styles.Shape(new MarkerStyle { Shape = shape }));
    }
}
