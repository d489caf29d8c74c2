using RLCollapse.Objectives;
using RLCollapse.Rl;
using RLCollapse.Theory;

namespace RLCollapse.Tests.Theory;

public sealed class TheoryLinesTests
{
    private static readonly double[] Shares = [0.5, 0.3, 0.2];
    private static readonly double[] Payoffs = [0.2, 0.9, 0.5];

    [Fact]
    public void Format_only_maximizes_reward_less_divergence_over_formats()
    {
        const double Beta = 0.4;
        var best = TheoryLines.FormatOnly(Shares, Payoffs, Beta);
        Assert.Equal(1, best.Sum(), 1e-12);
        foreach (var other in (double[][])[[0.34, 0.33, 0.33], [best[0] + 0.01, best[1] - 0.01, best[2]], Shares])
        {
            Assert.True(Objective(best, Beta) > Objective(other, Beta));
        }
    }

    [Fact]
    public void Limits_of_beta()
    {
        Assert.All(TheoryLines.FormatOnly(Shares, Payoffs, 1e6).Zip(Shares), p => Assert.Equal(p.Second, p.First, 1e-5));
        Assert.Equal(1, TheoryLines.FormatOnly(Shares, Payoffs, 1e-3)[1], 1e-12);
        var selected = Shares.Zip(Payoffs, (s, p) => s * p).ToArray();
        Assert.All(TheoryLines.Full(Shares, Payoffs, 1e-3).Zip(selected), p => Assert.Equal(p.Second / selected.Sum(), p.First, 1e-9));
        Assert.All(TheoryLines.Full(Shares, Payoffs, 1e6).Zip(Shares), p => Assert.Equal(p.Second, p.First, 1e-5));
    }

    [Fact]
    public void They_apply_where_nothing_scales_reward_and_penalty_apart()
    {
        var rl = new RlOptions { Kl = new() { Coefficient = 0.3 } };
        foreach (var algorithm in (string[])[RlAlgorithm.Ppo, RlAlgorithm.Rloo, RlAlgorithm.ReinforcePlusPlus])
            Assert.True(ClosedForm.Applies(rl with { Algorithm = algorithm }));
        Assert.True(ClosedForm.Applies(rl with { Algorithm = RlAlgorithm.Grpo, Grpo = new() { Std = GroupStd.None } }));
        Assert.False(ClosedForm.Applies(rl with { Algorithm = RlAlgorithm.Grpo }));
        Assert.False(ClosedForm.Applies(rl with { Algorithm = RlAlgorithm.Grpo, Grpo = new() { Std = GroupStd.Population } }));
        Assert.False(ClosedForm.Applies(rl with { Algorithm = RlAlgorithm.ExpertIteration }));
        Assert.False(ClosedForm.Applies(rl with { Advantages = rl.Advantages with { Gamma = 0.99 } }));
        foreach (var kl in (KlOptions[])
            [
                rl.Kl with { Coefficient = 0 }, rl.Kl with { Controller = KlControllerKind.Adaptive },
                rl.Kl with { Placement = KlPlacement.Loss }, rl.Kl with { Estimator = KlEstimatorKind.K3 },
            ])
        {
            Assert.False(ClosedForm.Applies(rl with { Kl = kl }));
        }
    }

    private static double Objective(double[] share, double beta) =>
        share.Zip(Payoffs, (s, p) => s * p).Sum() - (beta * share.Zip(Shares, (s, b) => s * Math.Log(s / b)).Sum());
}
