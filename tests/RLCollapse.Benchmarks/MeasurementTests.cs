using RLCollapse.Benchmarks;

namespace RLCollapse.Tests.Benchmarks;

public sealed class MeasurementTests
{
    [Fact]
    public void The_ratio_is_of_speeds_and_its_spread_of_neighbours()
    {
        var peer = new PeerRuns("PyTorch", [Run(2), Run(2), Run(4)], null);
        var measurement = new Measurement("work", [Run(1), Run(2), Run(1)], [peer]);

        Assert.Equal(2, measurement.Ratio(peer));
        Assert.Equal((1.5, 3), measurement.Spread(peer));
    }

    [Fact]
    public void A_run_is_held_against_the_highest_product_of_its_own_round()
    {
        var peer = new PeerRuns("PyTorch", [Run(1, 4), Run(2, 1), Run(1, 5)], null);
        var measurement = new Measurement("work", [Run(1, 1), Run(1, 2), Run(2, 1)], [peer]);

        Assert.Equal(0.25, measurement.OfLimit(measurement.Ours)); // of 1/4, 1/2 and 1/10
        Assert.Equal(0.25, measurement.OfLimit(peer.Runs)); // of 1/4, 1/4 and 1/5
    }

    [Fact]
    public void The_fastest_library_has_the_highest_median_product_of_the_case()
    {
        var result = new CaseResult(
            new("m", RLCollapse.Model.ComputeType.Float32, 1),
            new Dictionary<string, Agreement>(),
            [
                new("one", [Run(1, 3), Run(1, 3)], [new("PyTorch", [Run(1, 9), Run(1, 2)], null)]),
                new("two", [Run(1, 3)], [new("PyTorch", [Run(1, 2)], null)]),
            ]);

        Assert.Equal("ours", result.Fastest);
        Assert.Equal((3, 2), (result.Products["ours"], result.Products["PyTorch"]));
    }

    [Fact]
    public void A_fraction_of_the_plain_product_is_of_rates() =>
        Assert.Equal(0.25, new Timing(Seconds: 2, Tokens: 10, Flops: 50, Gemm: 100).FractionOfGemm);

    private static Timing Run(double seconds, double gemm = 1) => new(seconds, 100, 1, gemm);
}
