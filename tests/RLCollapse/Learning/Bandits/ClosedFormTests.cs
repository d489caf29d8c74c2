using RLCollapse.Config;
using RLCollapse.Tracking;
using Xunit.Abstractions;

namespace RLCollapse.Tests.Learning.Bandits;

/// <summary>With k1 in the reward and nothing normalised, every algorithm ends at the closed forms of <see cref="TheoryLines"/>.</summary>
public sealed class ClosedFormTests(Bandits bandits, ITestOutputHelper output) : IClassFixture<Bandits>
{
    private const double Tolerance = 0.02;

    public static IEnumerable<object[]> OfRandomPay => WithEveryAlgorithm(0.1, 0.3, 1);

    public static IEnumerable<object[]> OfRightOrWrong => WithEveryAlgorithm(0.2, 0.4, 1);

    [Theory(DisplayName = "A random reward: the format's share ends at s·e^(p/β)")]
    [MemberData(nameof(OfRandomPay))]
    public void RandomPay(RlAlgorithm algorithm, double beta)
    {
        var start = bandits.RandomPay.Base;
        var wanted = start with { Formats = TheoryLines.FormatOnly(start.Formats, start.Success, beta) };
        Ends(bandits.RandomPay, Learned(bandits.RandomPay, algorithm, beta, 300), wanted);
    }

    [Theory(DisplayName = "A right or wrong second token: the format's share ends at s·((1 − p) + p·e^(1/β)), its success at p·e^(1/β) / ((1 − p) + p·e^(1/β))")]
    [MemberData(nameof(OfRightOrWrong))]
    public void RightOrWrong(RlAlgorithm algorithm, double beta)
    {
        var start = bandits.RightOrWrong.Base;
        var wanted = new FormatShares(TheoryLines.Full(start.Formats, start.Success, beta), [.. start.Success.Select(p => FixedPoints.Selected(p, beta))]);
        var ended = Learned(bandits.RightOrWrong, algorithm, beta, 150);
        Ends(bandits.RightOrWrong, ended, wanted);
        Assert.InRange(ended.SuccessDistanceTo(wanted), 0, Tolerance);
    }

    private static IEnumerable<object[]> WithEveryAlgorithm(params double[] betas) =>
        from algorithm in (RlAlgorithm[])[RlAlgorithm.Ppo, RlAlgorithm.Grpo, RlAlgorithm.Rloo, RlAlgorithm.ReinforcePlusPlus]
        from beta in betas
        select new object[] { algorithm, beta };

    private static FormatShares Learned(FormatBandit bandit, RlAlgorithm algorithm, double beta, int steps) =>
        bandit.Learn(FormatBandit.Plain with { Algorithm = algorithm, Kl = new() { Coefficient = beta } }, steps);

    private void Ends(FormatBandit bandit, FormatShares ended, FormatShares wanted)
    {
        output.WriteLine($"base {bandit.Base}, optimum {wanted}, learned {ended}: TV {ended.DistanceTo(wanted):0.0000}, success off by {ended.SuccessDistanceTo(wanted):0.0000}");
        Assert.True(wanted.DistanceTo(bandit.Base) > 2.5 * Tolerance && wanted.Formats.Max() < 0.7, $"The optimum {wanted} proves nothing: it is the base {bandit.Base} or a corner.");
        Assert.InRange(ended.DistanceTo(wanted), 0, Tolerance);
    }
}
