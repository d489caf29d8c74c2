using RLCollapse.Analysis.Metrics;
using RLCollapse.Analysis.Results;

namespace RLCollapse.Analysis.Plotting.Sweeps;

/// <summary>What a metric does along an axis, in a sentence.</summary>
internal static class AxisFinding
{
    /// <summary>What is said of a metric that has no mean.</summary>
    public const string NoMean = "no mean, for seeds part everywhere";

    /// <summary>The title of a figure.</summary>
    /// <param name="drawn">Groups and arms.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="metric">The metric.</param>
    public static string Of(AxisPanel drawn, PlannedAxis axis, AxisMetric metric)
    {
        var measured = (from place in drawn.Groups
                        from arm in axis.Values.Zip(drawn.Arms(place)).OrderBy(arm => axis.IsNumeric ? PlannedAxis.Number(arm.First) : 0)
                        let mean = arm.Second?.Mean(metric.Metric)
                        where mean is not null
                        select (Place: Name(axis.Label(arm.First), place), mean.Mean, Arm: arm.Second!)).ToList();
        var points = measured.Where(point => drawn.HasMean(point.Arm, metric)).Select(point => (point.Place, point.Mean)).ToList();
        var subject = metric.Title.Split(" (")[0] + (metric.Unit == "RL step" ? string.Empty : " at the end");
        if (points.Count == 0)
            return $"{char.ToUpperInvariant(metric.Title[0])}{metric.Title[1..].Split(" (")[0]}: {NoMean}";
        var (least, most) = (points.MinBy(point => point.Mean), points.MaxBy(point => point.Mean));
        if (most.Mean - least.Mean <= 0.02 * (double.IsFinite(metric.High) ? metric.High - metric.Low : most.Mean))
        {
            var (low, high) = (NumberText.Share(least.Mean), NumberText.Share(most.Mean));
            var where = points.Count == measured.Count ? "everywhere"
                : points.Count == 1 ? $"with {least.Place}, and elsewhere seeds part or scatter"
                : "wherever seeds neither part nor scatter";
            return $"{The(subject)} is {(low == high ? low : $"{low} to {high}")} {where}";
        }

        if (drawn.Groups.Count == 1 && axis.IsNumeric && points[0] == most && points[^1] == least)
            return $"{The(subject)} falls from {Told(most)} to {Told(least)}";
        if (drawn.Groups.Count == 1 && axis.IsNumeric && points[0] == least && points[^1] == most)
            return $"{The(subject)} rises from {Told(least)} to {Told(most)}";
        return $"{The(subject)} is least with {least.Place} ({NumberText.Share(least.Mean)}) "
            + $"and greatest with {most.Place} ({NumberText.Share(most.Mean)})";

        static string Told((string Place, double Mean) point) => $"{NumberText.Share(point.Mean)} with {point.Place}";
    }

    private static string The(string subject) => subject.StartsWith("pass@", StringComparison.Ordinal) ? subject : $"The {subject}";

    private static string Name(string value, IReadOnlyList<(PlannedAxis Axis, string Value)> place) =>
        place.Count == 0 ? value : $"{value}, {AxisPanel.Name(place)}";
}
