using RLCollapse.Analysis.Results;
using RLCollapse.Statistics;

namespace RLCollapse.Analysis.Metrics;

/// <summary>A metric over the finished runs of an arm.</summary>
public static class ArmMetrics
{
    /// <summary>A metric of each finished run; what was not measured is left out, a collapse that never came is +∞.</summary>
    public static double[] Values(this SweepArm arm, RunMetric metric) =>
        [.. arm.Runs.Select(run => metric.Of(run.Data)).Where(value => !double.IsNaN(value))];

    /// <summary>Mean and 95 % interval of a metric; null where no run has measured it, or where some value is not finite.</summary>
    public static MeanInterval? Mean(this SweepArm arm, RunMetric metric)
    {
        var values = arm.Values(metric);
        return values.Length > 0 && values.All(double.IsFinite) ? MeanInterval.Of(values) : null;
    }
}
