using RLCollapse.Analysis.Metrics;
using RLCollapse.Analysis.Results;
using ScottPlot;

namespace RLCollapse.Analysis.Plotting.Sweeps;

/// <summary>A metric in each arm, before the runs' own stages beside the end.</summary>
internal static class BeforeAndAfter
{
    private static readonly Palette.Look Base = new(Palette.Muted, MarkerShape.OpenCircle);
    private static readonly Palette.Look End = GroupLooks.Several[2];

    /// <summary>Names of both and their looks.</summary>
    public static IReadOnlyList<(string Name, Palette.Look Look)> Legend { get; } = [("before RL", Base), ("at the end", End)];

    /// <summary>The row of a metric; null where no run has measured it.</summary>
    public static ArmRow? Row(SweepData sweep, AxisMetric metric)
    {
        var before = Before(metric.Metric);
        double[] values = [.. metric.Values(sweep), .. (metric with { Metric = before }).Values(sweep)];
        if (values.Length == 0) return null;
        var limited = double.IsFinite(metric.High) ? metric : metric with { High = Math.Max(1.1 * values.Max(), double.Epsilon) };
        var y = ValueScale.Of(limited, values);
        return new(metric.Title, y, (panel, x, arms) =>
        {
            AxisLine.Beside(panel, x, y, Base, 0, 2).Draw(arms, before, _ => true);
            AxisLine.Beside(panel, x, y, End, 1, 2).Draw(arms, metric.Metric, _ => true);
        });
    }

    /// <summary>A metric before the runs' own stages.</summary>
    public static RunMetric Before(RunMetric metric) => RunMetric.Parse($"{metric.Text}@first");

    /// <summary>What the mean of an arm gains; both have one.</summary>
    public static double Gain(SweepArm arm, RunMetric metric) => arm.Mean(metric)!.Mean - arm.Mean(Before(metric))!.Mean;

    /// <summary>"0.31 → 0.92": the means of an arm that has both.</summary>
    public static string Change(SweepArm arm, string key) => NumberText.Change(
        arm.Mean(RunMetric.Parse($"{key}@first"))!.Mean, arm.Mean(RunMetric.Parse(key))!.Mean);
}
