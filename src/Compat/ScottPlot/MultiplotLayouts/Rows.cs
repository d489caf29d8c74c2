namespace ScottPlot.MultiplotLayouts;

/// <summary>Plots of the same size, one above the other.</summary>
public class Rows : IMultiplotLayout
{
    /// <inheritdoc/>
    public PixelRect[] GetSubplotRectangles(SubplotCollection subplots, PixelRect figureRect) =>
        new Grid(subplots.Count, 1).GetSubplotRectangles(subplots, figureRect);
}
