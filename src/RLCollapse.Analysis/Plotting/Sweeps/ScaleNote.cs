using RLCollapse.Analysis.Results;

namespace RLCollapse.Analysis.Plotting.Sweeps;

/// <summary>What a reader must know of the y scales of a figure.</summary>
internal static class ScaleNote
{
    /// <summary>Words to be added to a caption; empty where every scale is plain.</summary>
    public static string Of(SweepData sweep, IReadOnlyList<AxisMetric> metrics)
    {
        var scales = metrics.Select(metric => (metric.Unit, Scale: ValueScale.Of(metric, metric.Values(sweep)))).ToList();
        return string.Concat(scales.Where(one => one.Scale.Cut is not null)
            .Select(one => $" · ▲: beyond the axis of {one.Unit}, with its value"))
            + string.Concat(scales.Where(one => one.Scale.IsLogarithmic).Select(one => $" · {one.Unit}: logarithmic, mean of logarithms"));
    }
}
