using RLCollapse.Analysis.Plotting;

namespace RLCollapse.Tests.Analysis.Plotting;

public sealed class SmoothingTests
{
    [Fact]
    public void AConstantStaysAndTheMeanIsCentred()
    {
        Assert.Equal([2, 2, 2, 2], Smoothing.CentredMean([2, 2, 2, 2], 2));
        Assert.Equal([1, 2, 3, 4, 4.5], Smoothing.CentredMean([1, 2, 3, 4, 5], 1));
        Assert.Empty(Smoothing.CentredMean([], 3));
    }
}
