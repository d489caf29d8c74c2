using RLCollapse.Analysis.Results;

namespace RLCollapse.Tests.Analysis.Results;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData(0.314, "0.31")]
    [InlineData(0.998, "0.998")]
    [InlineData(0.0004, "0.000")]
    [InlineData(1, "1.00")]
    [InlineData(-0.004, "-0.004")]
    [InlineData(-0.0004, "0.000")]
    [InlineData(0, "0.00")]
    public void Shares_that_are_not_whole_do_not_look_so(double share, string expected) => Assert.Equal(expected, NumberText.Share(share));

    [Theory]
    [InlineData(0.4, "0.40")]
    [InlineData(12.34, "12.3")]
    [InlineData(2403.2, "2403")]
    [InlineData(1.5e7, "1.5e+7")]
    public void Values_keep_three_digits(double value, string expected) => Assert.Equal(expected, NumberText.Value(value));
}
