using RLCollapse.Statistics;

namespace RLCollapse.Analysis.Forecasts;

/// <summary>How often what was said of a run from its base came true, and how closely.</summary>
public static class ForecastRates
{
    /// <summary>The forecast leader wins.</summary>
    public static HitRate Leader(IEnumerable<ForecastOutcome> runs) => HitRate.Of(runs.Select(run => run.LeaderWins));

    /// <summary>The most accurate format before RL wins.</summary>
    public static HitRate MostAccurate(IEnumerable<ForecastOutcome> runs) => HitRate.Of(runs.Select(run => run.MostAccurateWins));

    /// <summary>The most common format before RL wins.</summary>
    public static HitRate MostCommon(IEnumerable<ForecastOutcome> runs) => HitRate.Of(runs.Select(run => run.MostCommonWins));

    /// <summary>Forecast against measured collapse steps, over the runs that have both.</summary>
    public static RatioErrors Steps(IEnumerable<ForecastOutcome> runs) =>
        RatioErrors.Of([.. runs.Where(run => run.HasBothSteps).Select(run => (run.Step, run.MeasuredStep))]);

    /// <summary>A collapse or none comes as forecast.</summary>
    public static HitRate Collapse(IEnumerable<ForecastOutcome> runs) => HitRate.Of(runs.Select(run => run.CollapsesAsForecast));
}
