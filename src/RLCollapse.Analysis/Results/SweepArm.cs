using RLCollapse.Analysis.Plotting;
using RLCollapse.Statistics;

namespace RLCollapse.Analysis.Results;

/// <summary>The runs that differ in nothing but the seed.</summary>
/// <param name="Coordinates">Axis → value, without the seed.</param>
/// <param name="Runs">Its finished runs, in the plan's order; possibly none.</param>
/// <param name="Planned">How many the plan has.</param>
public sealed record SweepArm(IReadOnlyDictionary<string, string> Coordinates, IReadOnlyList<SweepRun> Runs, int Planned)
{
    /// <summary>How many finished runs each format has won, the most frequent first.</summary>
    public IReadOnlyList<(string Format, int Count)> Winners { get; } =
        [.. Runs.GroupBy(run => run.Winner).Select(group => (group.Key, group.Count())).OrderByDescending(pair => pair.Item2).ThenBy(pair => pair.Key, StringComparer.Ordinal)];

    /// <summary>The x axis of its finished runs, that of the longest; only to be used where there is one.</summary>
    public Timeline Timeline => Runs.Select(run => run.Data.Timeline).MaxBy(time => time.Right)!;

    /// <summary>A metric of each finished run; what was not measured is left out, a collapse that never came is +∞.</summary>
    public double[] Values(RunMetric metric) => [.. Runs.Select(run => metric.Of(run.Data)).Where(value => !double.IsNaN(value))];

    /// <summary>Mean and 95 % interval of the finite values of a metric; null where there are none.</summary>
    public MeanInterval? Mean(RunMetric metric)
    {
        var values = Values(metric);
        return values.Length > 0 && values.All(double.IsFinite) ? MeanInterval.Of(values) : null;
    }
}
