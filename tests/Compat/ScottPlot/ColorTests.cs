using ScottPlot;

namespace RLCollapse.Tests.Compat.ScottPlot;

public sealed class ColorTests
{
    [Theory]
    [InlineData("#0072B2", 0, 114, 178, 255)]
    [InlineData("D55E00", 213, 94, 0, 255)]
    [InlineData("#00000080", 0, 0, 0, 128)]
    public void HexCodesGiveTheirChannels(string hex, int red, int green, int blue, int alpha) =>
        Assert.Equal(new Color((byte)red, (byte)green, (byte)blue, (byte)alpha), Color.FromHex(hex));

    [Fact]
    public void AWrongCodeIsNamed() => Assert.Contains("'#12'", Assert.Throws<ArgumentException>(() => Color.FromHex("#12")).Message);

    [Fact]
    public void OpacityIsAFraction() => Assert.Equal(127, Colors.Red.WithAlpha(.5).Alpha);
}
