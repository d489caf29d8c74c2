using RLCollapse.Statistics;

namespace RLCollapse.Tests.Statistics;

public sealed class ReliabilityTests
{
    [Fact]
    public void What_was_said_is_set_beside_what_came_and_squared_errors_are_averaged_by_cluster()
    {
        var reliability = Reliability.Of([("a", 0.8, true), ("a", 0.6, false), ("b", 1, true), ("c", 0.5, false)], [0, 0.5, 0.9]);

        Assert.Equal((((0.04 + 0.36) / 2) + 0 + 0.25) / 3, reliability.Brier, 12);
        Assert.Equal([(0.5, 0.9, 3, 1), (0.9, 1.0, 1, 1)],
            reliability.Bins.Select(bin => (bin.From, bin.To, bin.CameOut.Count, bin.CameOut.Hits)));
        Assert.Equal((0.8 + 0.6 + 0.5) / 3, reliability.Bins[0].Said, 12);
    }

    [Fact]
    public void No_runs_leave_no_score()
    {
        Assert.Equal(double.NaN, Reliability.Of([], [0]).Brier);
        Assert.Empty(Reliability.Of([], [0]).Bins);
    }
}
