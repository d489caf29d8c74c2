using RLCollapse.Analysis.Results;

namespace RLCollapse.Analysis.Forecasts;

/// <summary>What a run's base predicted, beside what became of it: all that hit rates and errors are counted from.</summary>
/// <param name="IsCertain">See <see cref="RunForecast.IsBestCertain"/>.</param>
/// <param name="MostCommon">Largest format before RL.</param>
/// <param name="MostAccurate">Most accurate format before RL.</param>
/// <param name="Leader">Forecast leader at the last probe; null where the speed is not known.</param>
/// <param name="Winner">Format with the largest mass at the last probe, <see cref="RunData.Malformed"/> included.</param>
/// <param name="Step">Forecast step of the collapse; +∞ for none, NaN where the speed is not known.</param>
/// <param name="MeasuredStep">Measured step; +∞ for none.</param>
/// <param name="LastStep">Step of the last probe.</param>
/// <param name="LeaderProbability">How sure the forecast is of its leader, 0 to 1; NaN where there is none, or it is not recorded.</param>
public sealed record ForecastOutcome(
    bool IsCertain, string MostCommon, string MostAccurate, string? Leader, string Winner, double Step, double MeasuredStep,
        double LastStep, double LeaderProbability)
{
    /// <summary>Whether there was anything to predict: the base had not collapsed already.</summary>
    public bool IsOpen => MeasuredStep > 0;

    /// <summary>Whether the forecast leader won; null where there is none, or the base had collapsed.</summary>
    public bool? LeaderWins => Leader is null ? null : Open(Leader == Winner);

    /// <summary>Whether the most accurate format before RL won; null where the base had collapsed.</summary>
    public bool? MostAccurateWins => Open(MostAccurate == Winner);

    /// <summary>Whether the most common format before RL won; null where the base had collapsed.</summary>
    public bool? MostCommonWins => Open(MostCommon == Winner);

    /// <summary>
    /// Whether a collapse by the last probe, or none, came as forecast; null where the speed is not known, or the base had collapsed.
    /// </summary>
    public bool? CollapsesAsForecast => double.IsNaN(Step) ? null : Open(Step <= LastStep == double.IsFinite(MeasuredStep));

    /// <summary>Whether a collapse after the start was forecast and came, so that the two steps compare.</summary>
    public bool HasBothSteps => IsOpen && double.IsFinite(Step) && double.IsFinite(MeasuredStep);

    private bool? Open(bool hit) => IsOpen ? hit : null;

    /// <summary>The outcome of a run; null where it has no forecast.</summary>
    public static ForecastOutcome? Of(RunData run) => RunForecast.Of(run) is { } forecast ? Of(run, forecast) : null;

    /// <summary>The outcome of a run with that forecast.</summary>
    public static ForecastOutcome Of(RunData run, RunForecast forecast)
    {
        var last = run.Probes.Rows[^1];
        return new(forecast.IsBestCertain, forecast.MostCommon, forecast.MostAccurate, forecast.Winner, run.LeaderAt(last), forecast.Step,
            forecast.MeasuredStep, last["step"], forecast.WinnerProbability);
    }
}
