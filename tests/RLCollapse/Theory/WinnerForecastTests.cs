using RLCollapse.Theory;

namespace RLCollapse.Tests.Theory;

public sealed class WinnerForecastTests
{
    [Fact]
    public void Shares_follow_the_replicator_equation()
    {
        double[] start = [0.2, 0.5, 0.2], payoffs = [0.9, 0.3, 0.6]; // 0.1 malformed, paid nothing
        var (now, next) = (WinnerForecast.Shares(start, payoffs, 3), WinnerForecast.Shares(start, payoffs, 3 + 1e-6));
        var mean = now.Zip(payoffs, (s, p) => s * p).Sum();

        for (var f = 0; f < 3; f++) Assert.Equal(now[f] * (payoffs[f] - mean), (next[f] - now[f]) / 1e-6, 6);
        Assert.Equal(start, WinnerForecast.Shares(start, payoffs, 0));
        Assert.Equal(1, WinnerForecast.Shares(start, payoffs, 5_000)[0], 12);
    }

    [Fact]
    public void Two_formats_cross_the_threshold_when_the_odds_say()
    {
        var clock = WinnerForecast.CollapseClock([0.2, 0.8], [0.9, 0.4], 0.95);

        Assert.Equal(Math.Log(19 * 4) / 0.5, clock, 9); // odds 1/4 · e^(0.5·c) = 19
    }

    [Fact]
    public void The_threshold_is_held_at_the_crossing_and_not_before()
    {
        double[] start = [0.25, 0.05, 0.35, 0.24, 0.11], payoffs = [0.97, 0.9, 0.26, 0.21, 0.07];
        var clock = WinnerForecast.CollapseClock(start, payoffs, 0.9);

        Assert.Equal(0.9, WinnerForecast.Shares(start, payoffs, clock)[0], 9);
        Assert.All(Enumerable.Range(0, 100), i => Assert.True(WinnerForecast.Shares(start, payoffs, clock * i / 100)[0] < 0.9));
    }

    [Fact]
    public void A_format_that_is_overtaken_later_counts_while_it_leads()
    {
        double[] start = [0.8, 1e-6], payoffs = [0.5, 0.6]; // 0.2 malformed
        var clock = WinnerForecast.CollapseClock(start, payoffs, 0.9);

        Assert.Equal(Math.Log(9.0 / 4) / 0.5, clock, 4);
        Assert.Equal(0.9, WinnerForecast.Shares(start, payoffs, clock)[0], 9);
    }

    [Theory]
    [InlineData(0.5, 0.5)] // equal payoffs never part
    [InlineData(0.0, 0.0)]
    public void Equals_never_collapse(double one, double other) =>
        Assert.Equal(double.PositiveInfinity, WinnerForecast.CollapseClock([0.4, 0.6], [one, other], 0.9));

    [Fact]
    public void A_base_that_has_collapsed_is_there_at_once() =>
        Assert.Equal(0, WinnerForecast.CollapseClock([0.95, 0.05], [0.1, 0.9], 0.9));

    [Fact]
    public void A_control_without_mass_never_wins() =>
        Assert.Equal(Math.Log(6) / 0.2, WinnerForecast.CollapseClock([0, 0.6, 0.4], [1, 0.5, 0.3], 0.9), 9); // 3/2 · e^(0.2·c) = 9

    [Theory]
    [InlineData(0)]
    [InlineData(0.01)]
    [InlineData(0.3)]
    public void Clock_and_progress_are_inverse(double beta)
    {
        var clock = WinnerForecast.Clock(20, 0.4, beta);

        Assert.Equal(20, WinnerForecast.Progress(clock, beta) / 0.4, 9);
        // dc/dt = η·(1 − β·c)
        Assert.Equal(1, (WinnerForecast.Clock(20 + 1e-6, 0.4, beta) - clock) / (0.4 * 1e-6 * (1 - (beta * clock))), 6);
    }

    [Fact]
    public void Under_a_penalty_the_path_ends_on_the_format_only_line()
    {
        double[] start = [0.3, 0.7], payoffs = [0.9, 0.2];
        var end = WinnerForecast.Shares(start, payoffs, WinnerForecast.Clock(1e6, 0.4, 0.5));

        Assert.Equal(TheoryLines.FormatOnly(start, payoffs, 0.5)[0], end[0], 9);
        Assert.Equal(double.PositiveInfinity, WinnerForecast.Progress(2, 0.5));
        Assert.Equal(double.PositiveInfinity, WinnerForecast.Progress(double.PositiveInfinity, 0));
    }
}
