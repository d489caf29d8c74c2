namespace RLCollapse.Analysis.Plotting.Sweeps;

/// <summary>Lays out the panels of several metrics along one axis.</summary>
internal static class AxisGrid
{
    /// <summary>A panel per metric, in which every group stands.</summary>
    public static IReadOnlyList<Panel> AMetricAPanel(AxisPanel drawn, IReadOnlyList<AxisMetric> metrics) =>
        [.. metrics.Select(metric =>
            drawn.Draw(drawn.Frame(Capital(metric.Title), metric.Unit, metrics.Count == 1 ? 800 : 500, 340), metric, drawn.Groups))];

    /// <summary>A row per metric and a column per group: bands of groups never lie over one another, and a row has one scale.</summary>
    public static IReadOnlyList<Panel> AGroupAColumn(AxisPanel drawn, IReadOnlyList<AxisMetric> metrics)
    {
        var width = drawn.Groups.Count switch { 2 => 480, 3 => 400, 4 => 340, _ => 300 };
        return
        [
            .. from metric in metrics.Index()
               from place in drawn.Groups.Index()
               let title = metric.Index == 0 ? AxisPanel.Name(place.Item) : string.Empty
               let label = place.Index == 0 ? YLabel(metric.Item) : string.Empty
               select drawn.Draw(drawn.Frame(title, label, width, 240, metric.Index, metrics.Count), metric.Item, [place.Item]),
        ];
    }

    private static string YLabel(AxisMetric metric) => metric.Unit == "RL step" ? "step of the collapse"
        : metric.Unit.StartsWith("KL", StringComparison.Ordinal) ? metric.Unit
        : metric.Unit == "nats" ? $"{metric.Title} (nats)" : metric.Title;

    private static string Capital(string text) =>
        text.StartsWith("pass@", StringComparison.Ordinal) ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
