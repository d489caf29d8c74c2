using System.Text;
using ScottPlot.Plottables;

namespace ScottPlot.Gnuplot;

/// <summary>Writes the colours of a heat map and their scale. gnuplot has one palette a plot: the last heat map's.</summary>
internal static class ColorScaleWriter
{
    private const int Stops = 33;

    /// <summary>Adds the commands for the colours of <paramref name="plot"/>.</summary>
    public static void Write(StringBuilder commands, Plot plot)
    {
        commands.AppendLine("unset colorbox");
        if (plot.PlottableList.OfType<Heatmap>().LastOrDefault() is not { } map) return;
        var range = map.GetRange();
        var high = range.Max > range.Min ? range.Max : range.Min + 1;
        var colors = Enumerable.Range(0, Stops).Select(i => i / (Stops - 1.0))
            .Select(position => $"{Styles.Number(position)} \"{map.Colormap.GetColor(position).ToHex()}\"");
        commands.Append("set palette defined (").AppendJoin(", ", colors).AppendLine(")");
        commands.AppendLine($"set cbrange [{Styles.Number(range.Min)}:{Styles.Number(high)}]");
        if (plot.Axes.ColorBars.LastOrDefault() is not { } bar) return;
        commands.AppendLine("set colorbox");
        if (bar.Label.Length > 0) commands.AppendLine($"set cblabel {Styles.Quote(bar.Label)} {Styles.Text(bar.LabelStyle)}");
    }
}
