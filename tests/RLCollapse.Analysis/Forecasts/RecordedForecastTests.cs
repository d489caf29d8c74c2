using RLCollapse.Analysis.Forecasts;

namespace RLCollapse.Tests.Analysis.Forecasts;

public sealed class RecordedForecastTests
{
    [Theory]
    [InlineData("b", "p", "python", 17.3478, true)]
    [InlineData("b", "q", "python", 17.3843, true)]
    [InlineData("b", "q", "python", 18.2, false)]
    [InlineData("b", "q", "prose", 17.3478, false)]
    [InlineData("c", "q", "python", 17.3478, false)]
    [InlineData("c", "p", "prose", double.PositiveInfinity, true)]
    [InlineData("b", "", "python", double.PositiveInfinity, false)]
    [InlineData("", "", "python", 17.3478, false)]
    public void A_repeat_has_the_same_weights_or_the_same_base_winner_and_step(
        string @base, string policy, string winner, double step, bool isSame) =>
        Assert.Equal(isSame, Run(@base, policy, winner, step).IsRepeatOf(Run("b", "p", "python", 17.35)));

    [Fact]
    public void The_first_of_repeats_stays()
    {
        var (first, later, other) = (Run("b", "p", "python", 20), Run("b", "q", "python", 20.1), Run("b", "r", "python", 30));

        Assert.Equal([first, other], RecordedForecast.Distinct([first, later, other]));
    }

    private static RecordedForecast Run(string @base, string policy, string winner, double step) =>
        new(@base, policy, new(true, "prose", "python", "python", winner, 20, step, 80, 0.9));
}
