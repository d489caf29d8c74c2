using RLCollapse.Objectives;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Objectives;

public sealed class PreferenceLossTests
{
    [Fact]
    public void Dpo_is_the_logistic_loss_of_scaled_margins() => Assert.Equal(
        [Math.Log(1 + Math.Exp(-0.5 * 2)), Math.Log(2), Math.Log(1 + Math.Exp(0.5 * 3))],
        Of(Dpo.Loss, 0.5, 2, 0, -3), (one, other) => Math.Abs(one - other) < 1e-6);

    [Fact]
    public void Ipo_is_the_square_of_what_margins_lack_to_half_of_one_over_beta() => Assert.Equal(
        [(2.0 - 1) * (2 - 1), 1, 16], Of(Ipo.Loss, 0.5, 2, 0, -3), (one, other) => Math.Abs(one - other) < 1e-6);

    [Theory]
    [InlineData("dpo", 0.5, 1.2, 2.4)] // h = (u_a − u_b)/β, the optimum of RL on u under a KL penalty of β
    [InlineData("dpo", 2, 1.2, 0.6)]
    [InlineData("ipo", 0.5, 1.2, 0.53704957)] // h = (p − ½)/β, p = σ(1.2)
    public void The_expected_loss_under_raters_is_least_at_the_closed_form(string name, double beta, double liking, double expected)
    {
        var prefers = 1 / (1 + Math.Exp(-liking));
        var loss = PreferenceLosses.All.Find(name)!;
        double Expected(double margin) => (prefers * Of(loss, beta, margin)[0]) + ((1 - prefers) * Of(loss, beta, -margin)[0]);

        var best = Enumerable.Range(0, 4_000).Select(i => i / 1000.0).MinBy(Expected);
        Assert.Equal(expected, best, 0.02);
    }

    private static double[] Of(PreferenceLoss loss, double beta, params double[] margins)
    {
        using var margins_P = tensor(margins);
        using var losses = loss.Compute(margins_P, beta);
        return losses.data<double>().ToArray();
    }
}
