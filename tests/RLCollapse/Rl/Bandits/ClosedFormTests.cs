using RLCollapse.Rl;
using RLCollapse.Theory;
using Xunit.Abstractions;

namespace RLCollapse.Tests.Rl.Bandits;

/// <summary>With k1 in the reward and nothing normalized, the algorithms end at the closed forms of <see cref="TheoryLines"/>.</summary>
public sealed class ClosedFormTests(Bandits bandits, ITestOutputHelper output) : IClassFixture<Bandits>
{
    private const double Tolerance = 0.02;

    public static IEnumerable<object[]> OfRandomPay =>
        // the smaller β, the flatter the optimum, and the more steps it takes
        With([RlAlgorithm.Ppo, RlAlgorithm.Grpo, RlAlgorithm.Rloo], (0.1, 350), (0.3, 250), (1, 150));

    public static IEnumerable<object[]> OfRightOrWrong =>
        With([RlAlgorithm.Ppo, RlAlgorithm.Grpo, RlAlgorithm.Rloo, RlAlgorithm.ReinforcePlusPlus], (0.2, 100), (0.4, 100), (1, 100));

    [Theory(DisplayName = "A random reward: the format's share ends at s·e^(p/β)")]
    [MemberData(nameof(OfRandomPay))]
    public void RandomPay(string algorithm, double beta, int steps)
    {
        var start = bandits.RandomPay.Base;
        var wanted = start with { Formats = TheoryLines.FormatOnly(start.Formats, start.Success, beta) };
        Ends(bandits.RandomPay, $"random pay, {algorithm}, β = {beta}", Learned(bandits.RandomPay, algorithm, beta, steps), wanted);
    }

    [Theory(DisplayName = "A right or wrong second token: "
        + "the format's share ends at s·((1 − p) + p·e^(1/β)), its success at p·e^(1/β) / ((1 − p) + p·e^(1/β))")]
    [MemberData(nameof(OfRightOrWrong))]
    public void Right_or_wrong(string algorithm, double beta, int steps)
    {
        var start = bandits.RightOrWrong.Base;
        var wanted = new FormatShares(TheoryLines.Full(start.Formats, start.Success, beta),
            [.. start.Success.Select(p => FixedPoints.Selected(p, beta))]);
        var ended = Learned(bandits.RightOrWrong, algorithm, beta, steps);
        Ends(bandits.RightOrWrong, $"right or wrong, {algorithm}, β = {beta}", ended, wanted);
        Assert.InRange(ended.SuccessDistanceTo(wanted), 0, Tolerance);
    }

    private static IEnumerable<object[]> With(string[] algorithms, params (double Beta, int Steps)[] cases) =>
        from algorithm in algorithms
        from one in cases
        select new object[] { algorithm, one.Beta, one.Steps };

    private static FormatShares Learned(FormatBandit bandit, string algorithm, double beta, int steps) =>
        bandit.Learn(FormatBandit.Plain with { Algorithm = algorithm, Kl = new() { Coefficient = beta } }, steps);

    private void Ends(FormatBandit bandit, string name, FormatShares ended, FormatShares wanted)
    {
        output.WriteLine($"| {name} | {wanted} | {ended} | {ended.DistanceTo(wanted):0.0000} | {ended.SuccessDistanceTo(wanted):0.0000} |");
        Assert.True(wanted.DistanceTo(bandit.Base) > 2.5 * Tolerance
            && wanted.Formats.Max() < 0.7, $"The optimum {wanted} proves nothing: it is the base {bandit.Base} or a corner.");
        Assert.InRange(ended.DistanceTo(wanted), 0, Tolerance);
    }
}
