using RLCollapse.Statistics;

namespace RLCollapse.Tests.Statistics;

public sealed class HolmTests
{
    [Fact]
    public void It_agrees_with_a_worked_example() =>
        // Sorted 0.005, 0.01, 0.03, 0.04: times 4, 3, 2, 1 gives 0.02, 0.03, 0.06, 0.04, and none may fall below the one before it.
        Assert.Equal([0.03, 0.06, 0.06, 0.02], Holm.Adjust([0.01, 0.04, 0.03, 0.005]), new Near());

    [Fact]
    public void Nothing_exceeds_one_and_nothing_is_nothing()
    {
        Assert.Equal([1, 1], Holm.Adjust([0.7, 1]));
        Assert.Empty(Holm.Adjust([]));
    }

    private sealed class Near : IEqualityComparer<double>
    {
        public bool Equals(double x, double y) => Math.Abs(x - y) < 1e-12;

        public int GetHashCode(double number) => 0;
    }
}
