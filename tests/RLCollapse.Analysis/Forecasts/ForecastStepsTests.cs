using RLCollapse.Analysis.Forecasts;
using RLCollapse.Statistics;

namespace RLCollapse.Tests.Analysis.Forecasts;

public sealed class ForecastStepsTests
{
    [Fact]
    public void Only_runs_with_both_steps_compare()
    {
        var errors = StepsOf([Run(10, 20), Run(30, 30), Run(80, 40), Run(double.PositiveInfinity, 50), Run(double.NaN, 50),
            Run(60, double.PositiveInfinity), Run(0, 0)]);

        Assert.Equal((3, 1.0, 2.0), (errors.Count, errors.Median, errors.MedianFactor));
        Assert.True(errors.LowerQuartile is >= 0.5 and < 1 && errors.UpperQuartile is > 1 and <= 2);
    }

    [Fact]
    public void Few_runs_leave_out_what_they_do_not_tell()
    {
        var (none, one, two) = (StepsOf([]), StepsOf([Run(10, 20)]),
            StepsOf([Run(10, 20), Run(20, 20)]));

        Assert.Equal((0, double.NaN, double.NaN), (none.Count, none.Median, none.MedianFactor));
        Assert.Equal((0.5, 2.0, double.NaN), (one.Median, one.MedianFactor, one.LowerQuartile));
        Assert.True(double.IsFinite(two.LowerQuartile));
    }

    private static ForecastOutcome Run(double step, double measured) => new(true, "a", "b", "b", "b", step, measured, 100, 0.9);

    private static RatioErrors StepsOf(IEnumerable<ForecastOutcome> runs) =>
        ForecastScores.Of(runs.Select(run => new RecordedForecast("", "", run))).Steps;
}
