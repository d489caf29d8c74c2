using System.Text;
using RLCollapse.Config;
using RLCollapse.Runs;
using ScottPlot;

namespace RLCollapse.Figures.Sweeps;

/// <summary>A header over a grid of panels.</summary>
/// <param name="Name">File name without ending.</param>
/// <param name="Header">Finding, legend, caption.</param>
/// <param name="Panels">The panels, row by row, all of one size.</param>
/// <param name="Columns">Panels a row.</param>
public sealed record SweepFigure(string Name, FigureHeader Header, IReadOnlyList<Panel> Panels, int Columns)
{
    private int Height => Header.Height + ((Panels.Count + Columns - 1) / Columns * Panels[0].Height);

    /// <summary>Writes the figure.</summary>
    /// <param name="path">The file.</param>
    /// <param name="format">Its format.</param>
    public void Save(string path, PlotFormat format)
    {
        var header = Header.Draw();
        if (format == PlotFormat.Svg)
        {
            AtomicFile.WriteText(path, Svg(header));
            return;
        }

        var figure = new Multiplot(header);
        foreach (var panel in Panels) figure.AddPlot(panel.Plot);
        figure.Layout = new HeaderedGrid(Header.Height, Panels[0].Width, Panels[0].Height, Columns);
        figure.SavePng(path, Header.Width, Height);
    }

    private string Svg(Plot header)
    {
        var svg = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
            .Append($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Header.Width}\" height=\"{Height}\" viewBox=\"0 0 {Header.Width} {Height}\">\n")
            .Append(FigureSaver.AsElement(header.GetSvgXml(Header.Width, Header.Height), 0, 0));
        for (var i = 0; i < Panels.Count; i++)
        {
            var (width, height) = (Panels[i].Width, Panels[i].Height);
            var element = FigureSaver.AsElement(Panels[i].Plot.GetSvgXml(width, height), i + 1, Header.Height + (i / Columns * height));
            svg.Append(element.Insert("<svg".Length, $" x=\"{i % Columns * width}\""));
        }

        return svg.Append("</svg>\n").ToString();
    }
}
