using RLCollapse.Statistics;

namespace RLCollapse.Tests.Statistics;

public sealed class WelchDifferenceTests
{
    [Fact]
    public void It_agrees_with_a_worked_example()
    {
        // Variances 1 and 4 over n = 3 and 3: standard error √(5/3), degrees of freedom (5/3)²/((1/3)²/2 + (4/3)²/2) = 50/17.
        var welch = WelchDifference.Of([9, 10, 11], [2, 4, 6], 0.95);

        Assert.Equal(6, welch.Mean);
        Assert.Equal(6 / Math.Sqrt(2.5), welch.CohensD, 9);
        Assert.Equal(2 * welch.Mean, welch.Low + welch.High, 9);
        Assert.InRange((welch.High - welch.Mean) / Math.Sqrt(5 / 3.0), 3.182, 3.303); // between t of 3 and of 2.8 degrees of freedom
    }

    [Fact]
    public void Without_variance_there_is_no_width_and_with_one_value_no_bound()
    {
        var (alike, single) = (WelchDifference.Of([2, 2], [1, 1], 0.95), WelchDifference.Of([2], [1, 1.5], 0.95));

        Assert.Equal((1, 1, 1, double.NaN), (alike.Mean, alike.Low, alike.High, alike.CohensD));
        Assert.Equal((double.NegativeInfinity, double.PositiveInfinity), (single.Low, single.High));
    }
}
