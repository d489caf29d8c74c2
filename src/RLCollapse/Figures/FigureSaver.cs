using System.Text;
using System.Text.RegularExpressions;
using RLCollapse.Config;
using RLCollapse.Runs;
using ScottPlot;

namespace RLCollapse.Figures;

/// <summary>Writes panels, one above the other, as one figure.</summary>
public static partial class FigureSaver
{
    /// <summary>Writes a figure.</summary>
    /// <param name="panels">One or more plots, from above.</param>
    /// <param name="path">The file.</param>
    /// <param name="format">Its format.</param>
    public static void Save(IReadOnlyList<Plot> panels, string path, PlotFormat format)
    {
        if (format == PlotFormat.Svg) AtomicFile.WriteText(path, Svg(panels));
        else if (panels.Count == 1) panels[0].SavePng(path, FigureFrame.Width, FigureFrame.Height);
        else Stacked(panels).SavePng(path, FigureFrame.Width, FigureFrame.Height);
    }

    private static Multiplot Stacked(IReadOnlyList<Plot> panels)
    {
        var figure = new Multiplot(panels[0]);
        foreach (var panel in panels.Skip(1)) figure.AddPlot(panel);
        figure.Layout = new ScottPlot.MultiplotLayouts.Grid(panels.Count, 1);
        return figure;
    }

    /// <summary>ScottPlot has no SVG of several plots: each panel's document becomes an element of one that holds them all.</summary>
    private static string Svg(IReadOnlyList<Plot> panels)
    {
        if (panels.Count == 1) return panels[0].GetSvgXml(FigureFrame.Width, FigureFrame.Height);
        var height = FigureFrame.Height / panels.Count;
        var svg = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
            .Append($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{FigureFrame.Width}\" height=\"{FigureFrame.Height}\" viewBox=\"0 0 {FigureFrame.Width} {FigureFrame.Height}\">\n");
        for (var i = 0; i < panels.Count; i++)
            svg.Append(AsElement(panels[i].GetSvgXml(FigureFrame.Width, height), i, i * height));
        return svg.Append("</svg>\n").ToString();
    }

    /// <summary>The document without its prolog, moved down, its ids made different from those of other panels.</summary>
    internal static string AsElement(string document, int panel, int top)
    {
        var body = document[document.IndexOf("<svg", StringComparison.Ordinal)..];
        body = $"<svg y=\"{top}\"{body["<svg".Length..]}";
        return Ids().Replace(body, match => $"{match.Groups["before"].Value}p{panel}-");
    }

    [GeneratedRegex("""(?<before>(\bid=["']|href=["']#|url\(['"]?#))""")]
    private static partial Regex Ids();
}
