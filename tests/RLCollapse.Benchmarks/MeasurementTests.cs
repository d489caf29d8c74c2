using RLCollapse.Benchmarks;

namespace RLCollapse.Tests.Benchmarks;

public sealed class MeasurementTests
{
    [Fact]
    public void The_ratio_is_of_speeds_and_its_spread_of_neighbours()
    {
        var measurement = new Measurement("work", [Run(1), Run(2), Run(1)], [Run(2), Run(2), Run(4)], null);

        Assert.Equal(2, measurement.Ratio);
        Assert.Equal((1.5, 3), measurement.Spread);
    }

    [Fact]
    public void Without_the_script_there_is_none()
    {
        var measurement = new Measurement("work", [Run(1)], null, null);

        Assert.Null(measurement.Ratio);
        Assert.Null(measurement.Spread);
    }

    [Fact]
    public void A_fraction_of_the_plain_product_is_of_rates() =>
        Assert.Equal(0.25, new Timing(Seconds: 2, Tokens: 10, Flops: 50, Gemm: 100).FractionOfGemm);

    private static Timing Run(double seconds) => new(seconds, 100, 1, 1);
}
