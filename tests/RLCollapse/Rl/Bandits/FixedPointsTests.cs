using RLCollapse.Rl;
using RLCollapse.Theory;

namespace RLCollapse.Tests.Rl.Bandits;

public sealed class FixedPointsTests
{
    [Theory]
    [InlineData(GroupStd.Sample)]
    [InlineData(GroupStd.Population)]
    public void A_large_group_divides_by_the_rewards_std(GroupStd std) =>
        Assert.Equal(1 / Math.Sqrt(0.3 * 0.7), FixedPoints.GroupGain(0.3, 400, std), 0.01);

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public void The_response_is_part_of_its_own_baseline(int groupSize) =>
        Assert.Equal((groupSize - 1.0) / groupSize, FixedPoints.GroupGain(0.3, groupSize, GroupStd.None), 1e-12);

    [Fact]
    public void A_group_of_two_knows_only_the_order() => // of unequal rewards, (1 − ½) / √½ = 1/√2; probability of unequal: the other one's
        Assert.Equal(1 / Math.Sqrt(2), FixedPoints.GroupGain(0.3, 2, GroupStd.Sample), 1e-12);

    [Fact]
    public void Forward_kl_is_stationary()
    {
        double[] shares = [0.1, 0.3, 0.6], payoffs = [0.7, 0.5, 0.3];
        var policy = FixedPoints.ForwardKl(shares, payoffs, 0.2);
        Assert.Equal(1, policy.Sum(), 1e-9);
        var slopes = policy.Zip(payoffs.Zip(shares), (p, of) => of.First + (0.2 * of.Second / p)).ToArray(); // d/dπ of Σ π·p + β·Σ s·log π
        Assert.Equal(slopes[0], slopes[1], 1e-6);
        Assert.Equal(slopes[0], slopes[2], 1e-6);
    }

    [Fact]
    public void The_bandits_own_formulas_are_the_laboratorys()
    {
        using var random = FormatBandit.RandomPay();
        using var selecting = FormatBandit.RightOrWrong();
        var (a, b) = (random.Base, selecting.Base);
        Assert.Equal(0, new BanditTheory(random).Optimum(0.3)
            .DistanceTo(a with { Formats = TheoryLines.FormatOnly(a.Formats, a.Success, 0.3) }), 1e-9);
        Assert.Equal(0, new BanditTheory(selecting).Optimum(0.3)
            .DistanceTo(b with { Formats = TheoryLines.Full(b.Formats, b.Success, 0.3) }), 1e-9);
    }
}
