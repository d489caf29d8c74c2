using RLCollapse.Statistics;

namespace RLCollapse.Tests.Statistics;

public sealed class RatioErrorsTests
{
    [Fact]
    public void Ratios_have_a_median_and_a_factor()
    {
        var errors = RatioErrors.Of([(10, 20), (30, 30), (80, 40)]);

        Assert.Equal((3, 1.0, 2.0), (errors.Count, errors.Median, errors.MedianFactor));
        Assert.True(errors.LowerQuartile is >= 0.5 and < 1 && errors.UpperQuartile is > 1 and <= 2);
    }
}
