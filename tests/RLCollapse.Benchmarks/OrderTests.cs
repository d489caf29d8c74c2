using RLCollapse.Benchmarks;

namespace RLCollapse.Tests.Benchmarks;

public sealed class OrderTests
{
    [Fact]
    public void The_median_stands_in_the_middle()
    {
        Assert.Equal(3, Order.Median([5, 1, 3]));
        Assert.Equal(2.5, Order.Median([4, 1, 2, 3]));
        Assert.Equal(7, Order.Median([7]));
    }

    [Theory]
    [InlineData(0, 1.0)]
    [InlineData(0.25, 2.0)]
    [InlineData(0.9, 4.6)]
    [InlineData(1, 5.0)]
    public void A_quantile_lies_on_the_line_between_its_neighbours(double fraction, double expected) =>
        Assert.Equal(expected, Order.Quantile([5, 4, 3, 2, 1], fraction), 12);

    [Fact]
    public void Nothing_has_no_median() => Assert.Throws<ArgumentException>(() => Order.Median([]));
}
