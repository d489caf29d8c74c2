using System.Globalization;
using RLCollapse.Theory;

namespace RLCollapse.Tests.Theory;

public sealed class MaxMinOptimumTests
{
    private static readonly double[] Reference = [0.6, 0.3, 0.1];

    [Theory]
    [InlineData(0.5, "1 -1 0", "-1 1 0")]
    [InlineData(0.2, "1 -1 0.5", "-1 1 0.5")]
    [InlineData(1, "2 0 -1", "0 0.5 3")]
    public void No_policy_of_a_fine_grid_does_better(double beta, string one, string other)
    {
        double[][] groups = [.. new[] { one, other }.Select(rewards => rewards.Split(' ')
            .Select(reward => double.Parse(reward, CultureInfo.InvariantCulture)).ToArray())];
        var (policy, weights) = MaxMinOptimum.Of(Reference, groups, beta);
        const int Steps = 400;
        var best = (from a in Enumerable.Range(0, Steps + 1)
                    from b in Enumerable.Range(0, Steps + 1 - a)
                    select Value([a / (double)Steps, b / (double)Steps, (Steps - a - b) / (double)Steps])).Max();

        Assert.InRange(Value(policy), best - 1e-9, best + 1e-3);
        Assert.Equal(1, policy.Sum(), 1e-9);
        Assert.Equal(1, weights.Sum(), 1e-9);
        var utilities = groups.Select(group => Expected(policy, group)).ToArray();
        if (weights.Min() > 1e-6) Assert.Equal(utilities[0], utilities[1], 1e-6);

        double Value(double[] masses) => groups.Min(group => Expected(masses, group))
            - (beta * masses.Zip(Reference).Where(pair => pair.First > 0).Sum(pair => pair.First * Math.Log(pair.First / pair.Second)));
    }

    [Fact]
    public void A_group_that_is_content_has_no_weight()
    {
        var (policy, weights) = MaxMinOptimum.Of([0.5, 0.5], [[1, 0], [3, 2]], 0.5);

        Assert.Equal(0, weights[1], 1e-6);
        Assert.Equal(1 / (1 + Math.Exp(-2)), policy[0], 1e-6);
    }

    [Fact]
    public void Opposed_groups_of_any_size_leave_the_base_as_it_is_where_it_is_even() => Assert.Equal(
        [0.5, 0.5], MaxMinOptimum.Of([0.5, 0.5], [[1, -1], [-1, 1]], 0.3).Policy, (one, other) => Math.Abs(one - other) < 1e-9);

    private static double Expected(double[] masses, double[] rewards) => masses.Zip(rewards, (mass, reward) => mass * reward).Sum();
}
