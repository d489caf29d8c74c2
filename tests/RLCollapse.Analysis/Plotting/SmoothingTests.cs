using RLCollapse.Analysis.Plotting;

namespace RLCollapse.Tests.Analysis.Plotting;

public sealed class SmoothingTests
{
    [Fact]
    public void A_constant_stays_and_the_mean_is_centered()
    {
        Assert.Equal([2, 2, 2, 2], Smoothing.CenteredMean([2, 2, 2, 2], 2));
        Assert.Equal([1, 2, 3, 4, 4.5], Smoothing.CenteredMean([1, 2, 3, 4, 5], 1));
        Assert.Empty(Smoothing.CenteredMean([], 3));
    }
}
