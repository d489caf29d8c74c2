using RLCollapse.Objectives;
using RLCollapse.Rl;
using Xunit.Abstractions;

namespace RLCollapse.Tests.Rl.Bandits;

/// <summary>
/// Where defaults and usual choices end instead of at the closed form of their nominal β, and that theory knows it. Prints the table of
/// src/RLCollapse/Rl/OPTIMA.md.
/// </summary>
public sealed class BentOptimaTests(Bandits bandits, ITestOutputHelper output) : IClassFixture<Bandits>
{
    private const double Tolerance = 0.03;

    public static TheoryData<string> Settings => new(BentSetting.All.Keys);

    [Theory(DisplayName = "A bent optimum, random pay")]
    [MemberData(nameof(Settings))]
    public void RandomPay(string setting) => EndsWhereTheorySays(bandits.RandomPay, setting, 0.3, 250);

    [Theory(DisplayName = "A bent optimum, right or wrong")]
    [MemberData(nameof(Settings))]
    public void Right_or_wrong(string setting) => EndsWhereTheorySays(bandits.RightOrWrong, setting, 1, 150);

    [Theory(DisplayName = "GRPO's std divides the reward and not the penalty, in groups of any size")]
    [InlineData(4)]
    [InlineData(16)]
    public void GroupSizes(int groupSize)
    {
        var (bandit, beta) = (bandits.RandomPay, 0.3);
        var options = FormatBandit.Defaults with { Algorithm = RlAlgorithm.Grpo,
            Sampling = FormatBandit.Defaults.Sampling with { SamplesPerPrompt = groupSize }, Kl = new() { Coefficient = beta } };
        Ends(bandit, $"GRPO, k1 in reward, n = {groupSize}", bandit.Learn(options, 250), new BanditTheory(bandit)
            .ByGroupsInReward(beta, groupSize, GroupStd.Sample), beta);
    }

    [Theory(DisplayName = "k1 in the loss holds nothing: the best paid format takes all")]
    [InlineData(RlAlgorithm.Ppo)]
    [InlineData(RlAlgorithm.Grpo)]
    public void K_1_in_the_loss(string algorithm)
    {
        var kl = new KlOptions { Coefficient = 1, Estimator = KlEstimatorKind.K1, Placement = KlPlacement.Loss };
        var ended = bandits.RandomPay.Learn(FormatBandit.Defaults with { Algorithm = algorithm, Kl = kl }, 150);
        output.WriteLine($"{algorithm}, k1 in loss, β = 1: learned {ended}, closed form {new BanditTheory(bandits.RandomPay).Optimum(1)}");
        Assert.InRange(ended.Formats[0], 0.97, 1);
    }

    [Theory(DisplayName = "k2 and k3 in the reward push what lies below the base further down")]
    [InlineData(KlEstimatorKind.K2)]
    [InlineData(KlEstimatorKind.K3)]
    public void Wrong_estimators_in_the_reward(KlEstimatorKind estimator)
    {
        var (bandit, beta) = (bandits.RandomPay, 0.3);
        var ended = bandit.Learn(FormatBandit.Plain with { Algorithm = RlAlgorithm.Rloo,
            Kl = new() { Coefficient = beta, Estimator = estimator } }, 200);
        var value = Enumerable.Range(0, 2).Select(
            f => bandit.Base.Success[f] - (beta * Penalty(Math.Log(ended.Formats[f] / bandit.Base.Formats[f])))).ToArray();
        output.WriteLine($"RLOO, {estimator} in reward, β = {beta}: learned {ended}, closed form {new BanditTheory(bandit).Optimum(beta)}");
        Assert.InRange(ended.Formats[2], 0, 0.01);
        Assert.Equal(value[0], value[1], 0.02);

        double Penalty(double log) => estimator == KlEstimatorKind.K2 ? log * log / 2 : Math.Exp(-log) - 1 + log;
    }

    [Theory(DisplayName = "λ below 1 costs nothing with a critic that has learned, and bends the optimum with one that has not")]
    [InlineData(0.02)]
    [InlineData(0)]
    public void Lambda_needs_a_critic(double valueLearningRate)
    {
        var (bandit, beta, lambda) = (bandits.RightOrWrong, 0.4, 0.5);
        var theory = new BanditTheory(bandit);
        var options = FormatBandit.Plain with { Advantages = FormatBandit.Plain.Advantages with { GaeLambda = lambda },
            Value = new() { LearningRate = valueLearningRate }, Kl = new() { Coefficient = beta } };
        Ends(bandit, $"PPO, λ {lambda}, {(valueLearningRate > 0 ? "critic learns" : "critic stays at 0")}", bandit.Learn(options, 150),
            valueLearningRate > 0 ? theory.Optimum(beta) : theory.WithoutCritic(beta, lambda), beta);
    }

    private void EndsWhereTheorySays(FormatBandit bandit, string name, double beta, int steps)
    {
        var setting = BentSetting.All[name];
        var ended = bandit.Learn(setting.Options with { Kl = setting.Options.Kl with { Coefficient = beta } }, steps);
        var theory = setting.End(new(bandit), beta);
        Ends(bandit, name, ended, theory, beta);
        Assert.InRange(ended.SuccessDistanceTo(theory), 0, Tolerance);
    }

    private void Ends(FormatBandit bandit, string name, FormatShares ended, FormatShares theory, double beta)
    {
        var nominal = new BanditTheory(bandit).Optimum(beta);
        output.WriteLine($"| {name} | {ended} | {theory.DistanceTo(nominal):0.000} | {ended.DistanceTo(nominal):0.000} | "
            + $"{ended.DistanceTo(theory):0.000} | {ended.SuccessDistanceTo(theory):0.000} |");
        Assert.InRange(ended.DistanceTo(theory), 0, Tolerance);
    }
}
