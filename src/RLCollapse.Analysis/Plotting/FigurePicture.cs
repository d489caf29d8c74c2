using ScottPlot;
using SkiaSharp;

namespace RLCollapse.Analysis.Plotting;

/// <summary>A whole picture: plots, each in its place.</summary>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="Parts">The plots and where they stand.</param>
public sealed record FigurePicture(int Width, int Height, IReadOnlyList<(Plot Plot, PixelRect Place)> Parts)
{
    /// <summary>Plots of equal height, one above the other.</summary>
    /// <param name="width">Width in pixels.</param>
    /// <param name="height">Height of all together in pixels.</param>
    /// <param name="plots">From above.</param>
    public static FigurePicture Stacked(int width, int height, IReadOnlyList<Plot> plots)
    {
        var each = (float)height / plots.Count;
        return new(width, height, [.. plots.Select((plot, i) => (plot, new PixelRect(0, width, (i + 1) * each, i * each)))]);
    }

    /// <summary>Draws it.</summary>
    /// <param name="canvas">Of a bitmap, an SVG document or a PDF page.</param>
    public void Draw(SKCanvas canvas)
    {
        FigureFont.Use();
        using var white = new SKPaint { Color = SKColors.White };
        using var nowhere = new SKNoDrawCanvas(Width, Height);
        canvas.DrawRect(0, 0, Width, Height, white);
        foreach (var (plot, place) in Parts)
        {
            plot.RenderManager.ClearCanvasBeforeEachRender = false;
            CleanPaint.Use(plot);
            FigureText.Clean(plot);
            plot.Render(nowhere, place); // A plot that finds its axes new is drawn twice: let that happen where it leaves nothing.
            plot.Render(canvas, place);
        }
    }
}
