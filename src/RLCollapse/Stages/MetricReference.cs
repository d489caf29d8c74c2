using System.Globalization;
using System.Text;
using RLCollapse.Runs;

namespace RLCollapse.Stages;

/// <summary>Every key of <c>metrics.jsonl</c> as a Markdown table.</summary>
public static class MetricReference
{
    /// <summary>The table.</summary>
    public static string Markdown()
    {
        var text = new StringBuilder("| key | unit | range | better | meaning | declared in |\n|---|---|---|---|---|---|\n");
        foreach (var metric in RunMetrics.All)
            text.Append(CultureInfo.InvariantCulture,
                $"| `{metric.Key}` | {metric.Unit} | {Range(metric)} | "
                + $"{(metric.Better == Better.Neither ? "" : metric.Better.ToString().ToLowerInvariant())} | "
                + $"{metric.Meaning}{(metric.IsTime ? " Of the clock: not for claims and tables." : "")} | {metric.DeclaredIn} |\n");
        return text.ToString();
    }

    private static string Range(MetricDefinition metric) => (double.IsFinite(metric.Low), double.IsFinite(metric.High)) switch
    {
        (true, true) => FormattableString.Invariant($"{metric.Low} to {metric.High}"),
        (true, false) => FormattableString.Invariant($"from {metric.Low}"),
        (false, true) => FormattableString.Invariant($"up to {metric.High}"),
        _ => "",
    };
}
