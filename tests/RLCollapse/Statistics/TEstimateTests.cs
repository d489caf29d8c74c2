using RLCollapse.Statistics;

namespace RLCollapse.Tests.Statistics;

public sealed class TEstimateTests
{
    [Fact]
    public void A_mean_agrees_with_a_worked_example()
    {
        var mean = TEstimate.OfMean([1, 2, 3, 4, 5])!; // t(4, 0.975) = 2.776445…, s/√5 = 0.707107…

        Assert.Equal(3 - 1.9632431614775, mean.Interval(0.95).Low, 9);
        Assert.Equal(0.05, mean.P(mean.Interval(0.95).High), 9); // the ends of the interval are where p is 0.05
        Assert.Equal(1, mean.P(3), 12);
        Assert.Equal(0.05, mean.POutside(mean.Interval(0.9).High), 9); // of equivalence: the ends of the 90 % interval
    }

    [Fact]
    public void Welchs_difference_agrees_with_a_worked_example()
    {
        // Variances 1 and 4 over n = 3 and 3: standard error √(5/3), degrees of freedom (5/3)²/((1/3)²/2 + (4/3)²/2) = 50/17.
        var welch = TEstimate.OfDifference([9, 10, 11], [2, 4, 6])!;

        Assert.Equal(6, welch.Value, 12);
        Assert.Equal(50 / 17.0, welch.Freedom, 12);
        Assert.Equal(Math.Sqrt(5 / 3.0), welch.StandardError, 12);
    }

    [Fact]
    public void Without_spread_there_is_no_t()
    {
        Assert.Null(TEstimate.OfMean([0.3]));
        Assert.Null(TEstimate.OfMean([0.3, 0.1 + 0.2, 0.3]));
        Assert.Null(TEstimate.OfDifference([2, 2], [1, 1]));
        Assert.Null(TEstimate.OfDifference([2], [1, 1.5]));
        Assert.NotNull(TEstimate.OfDifference([2, 2], [1, 1.5]));
    }
}
