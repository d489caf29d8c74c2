using RLCollapse.Analysis.Forecasts;

namespace RLCollapse.Tests.Analysis.Forecasts;

public sealed class ForecastScoresTests
{
    private static readonly ForecastScores Scores = ForecastScores.Of(
    [
        new("b", "p", new(true, "prose", "python", "python", "python", 20, 18, 80, 0.9)),
        new("b", "p", new(true, "prose", "python", "python", "python", 20, 18, 80, 0.9)), // again
        new("b", "q", new(false, "prose", "python", "latex", "prose", 90, 18, 80, 0.6)), // forecast after the end
        new("", "", new(false, "prose", "python", "python", "malformed", 90, double.PositiveInfinity, 80, 0.8)),
        new("", "", new(false, "prose", "latex", null, "latex", double.NaN, double.PositiveInfinity, 80, double.NaN)),
        new("c", "r", new(false, "prose", "prose", "prose", "prose", 0, 0, 80, 1)), // had collapsed
    ]);

    [Fact]
    public void Each_rule_is_counted_where_it_can_be_told_once_a_run_and_by_base()
    {
        Assert.Equal((5, 4), (Scores.Runs.Count, Scores.Bases)); // a run whose base is not known is one of its own
        Assert.Equal((1, 3, 2, 0.25), (Scores.Leader.Hits, Scores.Leader.Count, Scores.Leader.Clusters, Scores.Leader.Share));
        Assert.Equal((2, 4, 3), (Scores.MostAccurate.Hits, Scores.MostAccurate.Count, Scores.MostAccurate.Clusters));
        Assert.Equal((1, 4, 3), (Scores.MostCommon.Hits, Scores.MostCommon.Count, Scores.MostCommon.Clusters));
        Assert.Equal((2, 3, 2), (Scores.Collapse.Hits, Scores.Collapse.Count, Scores.Collapse.Clusters));
        Assert.Equal((1, 1, 1), (Scores.Certain.Leader.Hits, Scores.Certain.Runs.Count, Scores.Certain.Bases));
    }

    [Fact]
    public void A_simple_rule_is_compared_in_the_runs_in_which_the_forecast_can_be_told()
    {
        Assert.Equal((0, 0, 0.0), (Scores.LeaderOverMostAccurate.OnlyFirst, Scores.LeaderOverMostAccurate.OnlySecond,
            Scores.LeaderOverMostAccurate.Value));
        Assert.Equal((1, 1, 2), (Scores.LeaderOverMostCommon.OnlyFirst, Scores.LeaderOverMostCommon.OnlySecond,
            Scores.LeaderOverMostCommon.Clusters));
    }

    [Fact]
    public void Probabilities_and_steps_are_of_the_same_runs()
    {
        Assert.Equal((((0.01 + 0.36) / 2) + 0.64) / 2, Scores.Reliability.Brier, 12);
        Assert.Equal((2, 1), (Scores.StepRanks.Count, Scores.StepRanks.Clusters));
        Assert.Equal((2, (20.0 / 18 + 5) / 2), (Scores.Steps.Count, Scores.Steps.Median));
    }

    [Fact]
    public void Scores_are_written_with_runs_and_bases()
    {
        Assert.Equal("1 of 3 (2 bases): 0.25 [0.03, 0.80]", ForecastText.Rate(Scores.Leader));
        Assert.Matches(@"^0\.00 \[−0\.\d\d, \+0\.\d\d\]: 1 against 1$", ForecastText.Difference(Scores.LeaderOverMostCommon));
        Assert.Equal(("–", "–", "–"), (ForecastText.Rate(ForecastScores.Of([]).Leader),
            ForecastText.Difference(ForecastScores.Of([]).LeaderOverMostCommon), ForecastText.Ranks(ForecastScores.Of([]).StepRanks)));
    }

    [Theory]
    [InlineData(2683, "2700")]
    [InlineData(16.29, "16")]
    [InlineData(0.02564, "0.026")]
    [InlineData(1, "1")]
    [InlineData(double.NaN, "–")]
    [InlineData(double.PositiveInfinity, "never")]
    public void Numbers_have_two_significant_digits(double value, string text) => Assert.Equal(text, ForecastText.Number(value));
}
