using System.Text;

namespace ScottPlot.Gnuplot;

/// <summary>Draws plots: one or several in a figure.</summary>
internal static class FigureRenderer
{
    /// <summary>The script that draws each plot into its rectangle.</summary>
    public static string Script(FigureFormat format, IReadOnlyList<(Plot Plot, PixelRect Rect)> panels, int width, int height)
    {
        var background = panels.Count == 0 ? Colors.White : panels[0].Plot.FigureBackground.Color;
        var script = new FigureScript(format, width, height, background);
        foreach (var (plot, rect) in panels) PanelWriter.Write(script, plot, rect);
        return script.ToString();
    }

    /// <summary>The bytes of a PNG.</summary>
    public static byte[] Png(IReadOnlyList<(Plot Plot, PixelRect Rect)> panels, int width, int height) =>
        GnuplotProcess.Draw(Script(FigureFormat.Png, panels, width, height));

    /// <summary>The text of an SVG.</summary>
    public static string Svg(IReadOnlyList<(Plot Plot, PixelRect Rect)> panels, int width, int height)
    {
        var svg = Encoding.UTF8.GetString(GnuplotProcess.Draw(Script(FigureFormat.Svg, panels, width, height)));
        return SvgText.Mend(svg, panels.Count == 0 ? string.Empty : panels[0].Plot.Axes.Title.Label.Text);
    }
}
