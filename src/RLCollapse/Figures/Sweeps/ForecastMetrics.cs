namespace RLCollapse.Figures.Sweeps;

/// <summary>
/// Numbers of a run that set what its base foretold beside what became of it, NaN where there is no forecast.
/// 1 for yes and 0 for no: <c>forecast/winner_hit</c> (the forecast leader at the last step leads there), <c>forecast/collapse_hit</c>
/// (a collapse by then, or none, came as forecast), <c>forecast/most_accurate_wins</c> and <c>forecast/most_common_wins</c> (by the base's
/// probe). <c>forecast/collapse_step</c>: +∞ where none should come. <c>initial_mass_of_winner</c>, and
/// <c>initial_accuracy_rank_of_winner</c>, from 1, the most accurate. The first two and the step need a speed (<see cref="LeftOutSpeed"/>).
/// </summary>
public static class ForecastMetrics
{
    private static readonly Dictionary<string, Func<RunData, RunForecast, double>> All = new()
    {
        ["forecast/winner_hit"] = (run, forecast) => forecast.Winner is { } winner ? Truth(winner == WinnerOf(run)) : double.NaN,
        ["forecast/most_accurate_wins"] = (run, forecast) => Truth(forecast.MostAccurate == WinnerOf(run)),
        ["forecast/most_common_wins"] = (run, forecast) => Truth(forecast.MostCommon == WinnerOf(run)),
        ["forecast/collapse_step"] = (_, forecast) => forecast.Step,
        ["forecast/collapse_hit"] = (run, forecast) => double.IsNaN(forecast.Step) ? double.NaN : Truth(forecast.Step <= run.Probes.Rows[^1]["step"] == double.IsFinite(forecast.MeasuredStep)),
        ["initial_mass_of_winner"] = (run, _) => run.Probes.Rows[0][$"format_mass/{WinnerOf(run)}"],
        ["initial_accuracy_rank_of_winner"] = (run, forecast) => 1 + forecast.Accuracies.Count(accuracy => accuracy > AccuracyOf(WinnerOf(run), run)),
    };

    /// <summary>Their names.</summary>
    public static IReadOnlyCollection<string> Names => All.Keys;

    /// <summary>The number of that name.</summary>
    public static double Of(string name, RunData run) => RunForecast.Of(run) is { } forecast ? All[name](run, forecast) : double.NaN;

    private static string WinnerOf(RunData run) => FormatFinding.LeaderOf(run, run.Probes.Rows[^1]);

    private static double AccuracyOf(string name, RunData run) =>
        name == RunData.Malformed ? 0 : run.Probes.Rows[0][$"accuracy/{name}"];

    private static double Truth(bool isTrue) => isTrue ? 1 : 0;
}
