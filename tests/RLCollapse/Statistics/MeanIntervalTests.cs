using RLCollapse.Statistics;

namespace RLCollapse.Tests.Statistics;

public sealed class MeanIntervalTests
{
    [Fact]
    public void It_is_Students_interval()
    {
        var interval = MeanInterval.Of([1, 2, 3, 4, 5]);

        Assert.Equal(3, interval.Mean);
        Assert.Equal(1.5811388300841898, interval.StandardDeviation, 12);
        Assert.Equal(3 - 1.9632431614775, interval.Low, 9); // t(4, 0.975) = 2.776445…, s/√5 = 0.707107…
        Assert.Equal(3 + 1.9632431614775, interval.High, 9);
    }

    [Theory]
    [InlineData(1, 0.95, 12.706204736)]
    [InlineData(2, 0.95, 4.302652730)]
    [InlineData(3, 0.95, 3.182446305)]
    [InlineData(1, 0.9998, 3183.0988)]
    [InlineData(2, 0.9999998, 2236.0676)]
    public void A_quantile_is_that_of_tables_however_far_out_it_lies(double freedom, double level, double quantile) =>
        Assert.Equal(quantile, MeanInterval.Quantile(level, freedom), quantile * 1e-6);

    [Fact]
    public void One_value_bounds_nothing()
    {
        var interval = MeanInterval.Of([0.7]);

        Assert.Equal((0.7, double.NegativeInfinity, double.PositiveInfinity, 1),
            (interval.Mean, interval.Low, interval.High, interval.Count));
    }

    [Fact]
    public void Values_alike_up_to_rounding_have_no_width()
    {
        var interval = MeanInterval.Of([0.3, 0.1 + 0.2, 0.3]);

        Assert.Equal((0, 0.3, 0.3), (interval.StandardDeviation, interval.Low, interval.High));
    }
}
