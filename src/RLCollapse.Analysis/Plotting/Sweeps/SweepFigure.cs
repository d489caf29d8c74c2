using ScottPlot;

namespace RLCollapse.Analysis.Plotting.Sweeps;

/// <summary>A header over a grid of panels.</summary>
/// <param name="Name">File name without ending.</param>
/// <param name="Header">Finding, legend, caption.</param>
/// <param name="Panels">The panels, row by row, all of one size.</param>
/// <param name="Columns">Panels per row.</param>
public sealed record SweepFigure(string Name, FigureHeader Header, IReadOnlyList<Panel> Panels, int Columns)
{
    /// <summary>Header and panels, each in its place.</summary>
    public FigurePicture Picture()
    {
        var (width, height) = (Panels[0].Width, Panels[0].Height);
        var rows = (Panels.Count + Columns - 1) / Columns;
        return new(Header.Width, Header.Height + (rows * height),
        [
            (Header.Draw(), At(0, 0, Header.Width, Header.Height)),
            .. Panels.Select((panel, i) =>
                (panel.Plot, At(i % Columns * width, Header.Height + (i / Columns * height), width, height))),
        ]);

        static PixelRect At(int left, int top, int width, int height) => new(left, left + width, top + height, top);
    }
}
