using RLCollapse.Grading;
using RLCollapse.Kernels;
using RLCollapse.Objectives;
using RLCollapse.Rl;
using RLCollapse.Rl.Algorithms;

namespace RLCollapse.Tests.Rl.Algorithms;

public sealed class ReinforcePlusPlusTests
{
    private const double Gamma = 0.9;

    public static TheoryData<double, KlEstimatorKind> Penalties => SmallBatch.Penalties;

    [Theory]
    [MemberData(nameof(Penalties))]
    public void With_the_baseline_each_token_gets_its_reward_to_go_less_the_groups_mean(double coefficient, KlEstimatorKind kind)
    {
        var options = Options(coefficient, kind, baseline: true);
        using var batch = SmallBatch.Create(options);
        SmallBatch.AssertAdvantages(batch, options, new ReinforcePlusPlus(options), Unwhitened(batch, options));
    }

    [Theory]
    [MemberData(nameof(Penalties))]
    public void Without_it_each_token_gets_its_reward_to_go(double coefficient, KlEstimatorKind kind)
    {
        var options = Options(coefficient, kind, baseline: false);
        using var batch = SmallBatch.Create(options);
        SmallBatch.AssertAdvantages(batch, options, new ReinforcePlusPlus(options), Unwhitened(batch, options));
    }

    [Theory(DisplayName = "Row 11: REINFORCE++ whitens over the valid tokens of the whole batch, cut responses that are masked apart")]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void Whitens_over_the_batch(bool baseline, bool masked)
    {
        var plain = Options(0.1, KlEstimatorKind.K1, baseline);
        var options = plain with
        {
            Advantages = plain.Advantages with { Whiten = true },
            Sampling = plain.Sampling with { Truncation = masked ? TruncationMode.Mask : TruncationMode.Zero },
        };
        using var batch = SmallBatch.Create(options, lastIsCut: true);
        var unwhitened = Unwhitened(batch, options);
        SmallBatch.AssertAdvantages(batch, options, new ReinforcePlusPlus(options), SmallBatch.Whitened(batch, unwhitened));
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(-0.03)]
    [InlineData(0.7)]
    public void Groups_of_equal_rewards_teach_nothing_whatever_their_rounding(double reward)
    {
        var plain = Options(0, KlEstimatorKind.K1, baseline: true);
        var options = plain with { Advantages = plain.Advantages with { Gamma = 1, Whiten = true } };
        using var batch = SmallBatch.Create(options);
        using var rewards = Exercise.Ends(batch).Times(reward);
        var advantages = new ReinforcePlusPlus(options).Estimate(batch, rewards).Advantages_BR;
        Assert.All(Exercise.Doubles(advantages), a => Assert.Equal(0, a));
    }

    private static RlOptions Options(double coefficient, KlEstimatorKind kind, bool baseline) =>
        SmallBatch.Options(RlAlgorithm.ReinforcePlusPlus, new() { Coefficient = coefficient, Estimator = kind }) with
        {
            Advantages = new() { Gamma = Gamma, Whiten = false },
            ReinforcePlusPlus = new() { GroupBaseline = baseline },
        };

    private static Func<int, int, double> Unwhitened(RolloutBatch batch, RlOptions options)
    {
        var rewards = SmallBatch.Rewards(batch, options.Kl);
        var scores = SmallBatch.Scores(batch, options.Kl);
        return (row, t) =>
        {
            double toGo = 0, mean = 0;
            for (var s = t; s < rewards[row].Length; s++) toGo += Math.Pow(options.Advantages.Gamma, s - t) * rewards[row][s];
            foreach (var other in SmallBatch.Group(row)) mean += scores[other] / SmallBatch.GroupSize;
            return toGo - (options.ReinforcePlusPlus.GroupBaseline ? mean : 0);
        };
    }
}
