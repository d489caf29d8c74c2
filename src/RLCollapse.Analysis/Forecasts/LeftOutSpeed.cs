using MathNet.Numerics.Statistics;
using RLCollapse.Analysis.Results;

namespace RLCollapse.Analysis.Forecasts;

/// <summary>
/// The speed that a run's forecast takes: the median of those measured in the sweep's other runs of the same algorithm, learning
/// rate and model, those whose best-paid format is certain where there are such: between formats that earn the same the measured
/// speed is noise. A run never contributes to its own forecast, nor do the runs that started from its base.
/// </summary>
public static class LeftOutSpeed
{
    /// <summary>Reads a sweep and gives each run the speed that the others tell.</summary>
    /// <param name="sweepFolder">Folder with <c>plan.json</c>.</param>
    /// <exception cref="UserErrorException">The folder is none of a sweep, or a finished run's files are damaged.</exception>
    public static SweepData Load(string sweepFolder) => Filled(SweepData.Load(sweepFolder));

    /// <summary>Reads the runs of a plan and gives each the speed that the others tell.</summary>
    public static SweepData Load(PlannedSweep plan) => Filled(SweepData.Load(plan));

    /// <summary>The runs with their speeds, in their order.</summary>
    public static IReadOnlyList<SweepRun> Fill(IReadOnlyList<SweepRun> runs)
    {
        var measured = (from run in runs
                        let forecast = RunForecast.Of(run.Data)
                        where forecast is not null && !double.IsNaN(forecast.MeasuredSpeed)
                        select (Run: run, Speed: forecast.MeasuredSpeed, IsCertain: forecast.IsBestCertain)).ToList();
        return [.. runs.Select(run =>
        {
            var others = measured.Where(other => IsApart(other.Run, run) && other.Run.Data.Terms.Learner == run.Data.Terms.Learner)
                .ToList();
            var certain = others.FindAll(other => other.IsCertain);
            var speeds = (certain.Count > 0 ? certain : others).Select(other => other.Speed).ToArray();
            return speeds.Length == 0 ? run : run with { Data = run.Data with { Speed = speeds.Median() } };
        })];
    }

    private static SweepData Filled(SweepData sweep) => new(sweep.Plan, Fill(sweep.Runs), sweep.Absent);

    private static bool IsApart(SweepRun one, SweepRun other) =>
        one.Job.Index != other.Job.Index && (one.Base.Length == 0 || one.Base != other.Base);
}
