namespace ScottPlot.MultiplotLayouts;

/// <summary>Equal cells, filled row by row.</summary>
/// <param name="rows">Number of rows.</param>
/// <param name="columns">Number of columns.</param>
public class Grid(int rows, int columns) : IMultiplotLayout
{
    /// <inheritdoc/>
    public PixelRect[] GetSubplotRectangles(SubplotCollection subplots, PixelRect figureRect)
    {
        var (width, height) = (figureRect.Width / columns, figureRect.Height / rows);
        return [.. Enumerable.Range(0, subplots.Count).Select(i =>
        {
            var (left, top) = (figureRect.Left + (i % columns * width), figureRect.Top + (i / columns * height));
            return new PixelRect(left, left + width, top + height, top);
        })];
    }
}
