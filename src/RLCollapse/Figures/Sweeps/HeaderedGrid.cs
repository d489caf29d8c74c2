using ScottPlot;

namespace RLCollapse.Figures.Sweeps;

/// <summary>The first plot across the top, the others below it in equal cells, row by row.</summary>
/// <param name="headerHeight">Pixels of the first plot.</param>
/// <param name="width">Width of a cell in pixels.</param>
/// <param name="height">Height of a cell in pixels.</param>
/// <param name="columns">Cells a row.</param>
public sealed class HeaderedGrid(int headerHeight, int width, int height, int columns) : IMultiplotLayout
{
    /// <inheritdoc/>
    public PixelRect[] GetSubplotRectangles(SubplotCollection subplots, PixelRect figureRect)
    {
        var rects = new PixelRect[subplots.Count];
        rects[0] = new(figureRect.Left, figureRect.Right, figureRect.Top + headerHeight, figureRect.Top);
        for (var i = 1; i < rects.Length; i++)
        {
            var (left, top) = (figureRect.Left + ((i - 1) % columns * width), figureRect.Top + headerHeight + ((i - 1) / columns * height));
            rects[i] = new(left, left + width, top + height, top);
        }

        return rects;
    }
}
