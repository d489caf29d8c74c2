using RLCollapse.Analysis.Forecasts;
using RLCollapse.Analysis.Results;

namespace RLCollapse.Analysis.Metrics;

/// <summary>
/// Numbers of a run that set what its base predicted beside what became of it, NaN where there is no forecast.
/// 1 for yes and 0 for no: <c>forecast/winner_hit</c> (the forecast leader at the last step leads there), <c>forecast/collapse_hit</c>
/// (a collapse by then, or none, came as forecast), <c>forecast/most_accurate_wins</c> and <c>forecast/most_common_wins</c> (by the base's
/// probe). <c>forecast/collapse_step</c>: +∞ where none should come. <c>initial_mass_of_winner</c>, and
/// <c>initial_accuracy_rank_of_winner</c>, from 1, the most accurate. The first two and the step need a speed (<see cref="LeftOutSpeed"/>).
/// </summary>
public static class ForecastMetrics
{
    private static readonly Dictionary<string, Func<RunData, RunForecast, ForecastOutcome, double>> All = new()
    {
        ["forecast/winner_hit"] = (_, _, outcome) => Truth(outcome.LeaderWins),
        ["forecast/most_accurate_wins"] = (_, _, outcome) => Truth(outcome.MostAccurateWins),
        ["forecast/most_common_wins"] = (_, _, outcome) => Truth(outcome.MostCommonWins),
        ["forecast/collapse_step"] = (_, _, outcome) => outcome.Step,
        ["forecast/collapse_hit"] = (_, _, outcome) => Truth(outcome.CollapsesAsForecast),
        ["initial_mass_of_winner"] = (run, _, outcome) => run.Probes.Rows[0][$"format_mass/{outcome.Winner}"],
        ["initial_accuracy_rank_of_winner"] = (run, forecast, outcome) =>
            1 + forecast.Accuracies.Count(accuracy => accuracy > AccuracyOf(outcome.Winner, run)),
    };

    /// <summary>Their names.</summary>
    public static IReadOnlyCollection<string> Names => All.Keys;

    /// <summary>The number of that name.</summary>
    public static double Of(string name, RunData run) =>
        RunForecast.Of(run) is { } forecast ? All[name](run, forecast, ForecastOutcome.Of(run, forecast)) : double.NaN;

    /// <summary>Least and greatest value of the number of that name.</summary>
    public static (double Low, double High) RangeOf(string name) => name switch
    {
        "forecast/collapse_step" => (0, double.PositiveInfinity),
        "initial_accuracy_rank_of_winner" => (1, double.PositiveInfinity),
        _ => (0, 1),
    };

    private static double AccuracyOf(string name, RunData run) =>
        name == RunData.Malformed ? 0 : run.Probes.Rows[0][$"accuracy/{name}"];

    private static double Truth(bool? isTrue) => isTrue switch { null => double.NaN, true => 1, false => 0 };
}
