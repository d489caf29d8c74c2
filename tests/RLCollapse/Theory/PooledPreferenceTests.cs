using RLCollapse.Theory;

namespace RLCollapse.Tests.Theory;

public sealed class PooledPreferenceTests
{
    [Theory]
    [InlineData(0.8, 2, -2)]
    [InlineData(0.95, 1, -3)]
    [InlineData(0.3, 0.5, 4)]
    public void It_is_the_margin_of_least_expected_loss(double share, double one, double other)
    {
        double LossOf(double own, double margin) =>
            (Sigmoid(own) * Math.Log(1 + Math.Exp(-margin))) + (Sigmoid(-own) * Math.Log(1 + Math.Exp(margin)));
        double Loss(double margin) => (share * LossOf(one, margin)) + ((1 - share) * LossOf(other, margin));
        var best = Enumerable.Range(-50_000, 100_001).Select(i => i / 10_000.0).MinBy(Loss);

        Assert.Equal(best, PooledPreference.Margin([share, 1 - share], [one, other]), 1e-3);
    }

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(2 / 3.0, -0.477)]
    [InlineData(0.8, -0.756)]
    [InlineData(0.95, -0.933)]
    public void The_minority_pays_for_the_majority(double share, double utility)
    {
        var odds = PooledPreference.Margin([share, 1 - share], [2, -2]) / 0.5; // β = 0.5, two responses as likely in the base

        Assert.Equal(utility, 1 - (2 * Sigmoid(odds)), 1e-3); // −1 for the response it dislikes, 1 for the other
    }

    [Fact]
    public void One_group_is_itself_and_huge_margins_do_not_overflow()
    {
        Assert.Equal(1.7, PooledPreference.Margin([1], [1.7]), 1e-12);
        Assert.Equal(50, PooledPreference.Margin([0.5, 0.5], [50, 50]), 1e-9);
        Assert.Equal(-50, PooledPreference.Margin([0.5, 0.5], [-50, -50]), 1e-9);
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
