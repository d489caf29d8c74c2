using RLCollapse.Statistics;

namespace RLCollapse.Tests.Statistics;

public sealed class RatioErrorsTests
{
    [Fact]
    public void Ratios_have_a_median_a_factor_and_a_rank_correlation()
    {
        var errors = RatioErrors.Of([(10, 20), (30, 30), (80, 40)]);

        Assert.Equal((3, 1.0, 2.0, 1.0), (errors.Count, errors.Median, errors.MedianFactor, errors.Correlation));
        Assert.True(errors.LowerQuartile is >= 0.5 and < 1 && errors.UpperQuartile is > 1 and <= 2);
    }

    [Fact]
    public void The_effect_of_a_mean_is_its_distance_in_standard_deviations()
    {
        Assert.Equal(2, MeanInterval.Of([1, 2, 3]).EffectFrom(0), 12);
        Assert.Equal(double.NaN, MeanInterval.Of([2, 2]).EffectFrom(0));
    }
}
