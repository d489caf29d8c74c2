using RLCollapse.Statistics;

namespace RLCollapse.Tests.Statistics;

public sealed class WithinSlopeTests
{
    [Fact]
    public void Levels_of_groups_do_not_count() =>
        Assert.Equal(2, WithinSlope.Of([[(0, 5, 1), (1, 7, 3), (3, 11, 0.5)], [(10, -4, 1), (11, -2, 2)]])!.Value, 1e-12);

    [Fact]
    public void Points_count_by_their_weight() => // between slopes of 1 and 3, the second group having thrice the weight
        Assert.Equal(2.5, WithinSlope.Of([[(0, 0, 1), (1, 1, 1)], [(0, 0, 3), (1, 3, 3)]])!.Value, 1e-12);

    [Fact]
    public void Where_x_does_not_vary_there_is_none()
    {
        Assert.Null(WithinSlope.Of([]));
        Assert.Null(WithinSlope.Of([[], [(-0.1, 2, 0.3)], [(0.7, 1, 0.1), (0.7, 2, 0.7), (0.7, 4, 0.3)]]));
    }
}
