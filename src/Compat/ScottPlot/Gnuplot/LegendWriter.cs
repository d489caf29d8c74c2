using System.Text;

namespace ScottPlot.Gnuplot;

/// <summary>Writes where the legend stands and how it looks; its items are the titles of the plot's elements.</summary>
internal static class LegendWriter
{
    /// <summary>Adds the commands for the legend of <paramref name="plot"/>; without items there is none.</summary>
    public static void Write(StringBuilder commands, Plot plot, bool hasItems)
    {
        var panel = plot.Axes.LegendPanels.LastOrDefault();
        if (!hasItems || (panel is null && !plot.Legend.IsVisible))
        {
            commands.AppendLine("unset key");
            return;
        }

        var place = panel is null ? $"inside {Inside(plot.Legend.Alignment)}" : Outside(panel.Edge);
        var orientation = plot.Legend.Orientation == Orientation.Vertical ? "vertical" : "horizontal";
        var legend = plot.Legend;
        var box = legend.OutlineWidth > 0 && legend.OutlineColor.Alpha > 0
            ? $"box linewidth {Styles.Number(legend.OutlineWidth)} linecolor {Styles.Rgb(legend.OutlineColor)}"
            : "nobox";
        var background = legend.BackgroundColor.Alpha > 0 ? $"opaque fillcolor {Styles.Rgb(legend.BackgroundColor)}" : "noopaque";
        commands.AppendLine(
            $"set key {place} {orientation} Left reverse samplen 2 spacing 1.1 width 1 " +
            $"{Styles.Font(legend.FontName ?? Fonts.Default, legend.FontSize ?? 12)} " +
            $"textcolor {Styles.Rgb(legend.FontColor ?? Colors.Black)} {background} {box}");
    }

    private static string Inside(Alignment alignment)
    {
        var vertical = ((int)alignment / 3) switch { 0 => "top", 1 => "center", _ => "bottom" };
        return $"{Styles.Justification(alignment)} {vertical}";
    }

    private static string Outside(Edge edge) => edge switch
    {
        Edge.Right => "rmargin center",
        Edge.Left => "lmargin center",
        Edge.Top => "tmargin center",
        _ => "bmargin center",
    };
}
