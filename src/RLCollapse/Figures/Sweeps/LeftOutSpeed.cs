using MathNet.Numerics.Statistics;

namespace RLCollapse.Figures.Sweeps;

/// <summary>
/// The speed that a run's forecast takes: the median of those measured in the sweep's other runs of the same algorithm, learning
/// rate and model. A run never contributes to its own forecast, nor do the runs that started from its base.
/// </summary>
public static class LeftOutSpeed
{
    /// <summary>The runs with their speeds, in their order.</summary>
    public static IReadOnlyList<SweepRun> Fill(IReadOnlyList<SweepRun> runs)
    {
        var measured = runs.Select(run => (Run: run, Speed: RunForecast.Of(run.Data)?.MeasuredSpeed ?? double.NaN)).Where(pair => !double.IsNaN(pair.Speed)).ToList();
        return [.. runs.Select(run =>
        {
            var others = measured.Where(other => IsApart(other.Run, run) && other.Run.Data.Terms.Learner == run.Data.Terms.Learner).Select(other => other.Speed).ToArray();
            return others.Length == 0 ? run : run with { Data = run.Data with { Speed = others.Median() } };
        })];
    }

    private static bool IsApart(SweepRun one, SweepRun other) => one.Job.Index != other.Job.Index && (one.Base.Length == 0 || one.Base != other.Base);
}
