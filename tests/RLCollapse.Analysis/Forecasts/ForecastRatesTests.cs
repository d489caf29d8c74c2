using RLCollapse.Analysis.Forecasts;
using RLCollapse.Analysis.Results;
using RLCollapse.Statistics;

namespace RLCollapse.Tests.Analysis.Forecasts;

public sealed class ForecastRatesTests
{
    private static readonly ForecastOutcome[] Runs =
    [
        new(true, "prose", "python", "python", "python", 20, 18, 80),
        new(false, "prose", "python", "latex", "prose", 90, 18, 80), // forecast after the end
        new(false, "prose", "python", "python", "malformed", 90, double.PositiveInfinity, 80),
        new(false, "prose", "latex", null, "latex", double.NaN, double.PositiveInfinity, 80),
    ];

    [Fact]
    public void Each_rule_is_counted_where_it_can_be_told()
    {
        Assert.Equal(new HitRate(1, 3), ForecastRates.Leader(Runs));
        Assert.Equal(new HitRate(2, 4), ForecastRates.MostAccurate(Runs));
        Assert.Equal(new HitRate(1, 4), ForecastRates.MostCommon(Runs));
        Assert.Equal(new HitRate(2, 3), ForecastRates.Collapse(Runs));
    }

    [Fact]
    public void Rates_have_intervals_and_none_where_there_are_no_runs()
    {
        Assert.Equal(("3 of 6", "0.50 [0.19, 0.81]"), (new HitRate(3, 6).Counts, NumberText.ShareAndInterval(new HitRate(3, 6))));
        Assert.Equal(("–", "–"), (HitRate.Of([null]).Counts, NumberText.ShareAndInterval(HitRate.Of([null]))));
    }
}
