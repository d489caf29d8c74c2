namespace ScottPlot.MultiplotLayouts;

/// <summary>Plots of the same size, side by side.</summary>
public class Columns : IMultiplotLayout
{
    /// <inheritdoc/>
    public PixelRect[] GetSubplotRectangles(SubplotCollection subplots, PixelRect figureRect) =>
        new Grid(1, subplots.Count).GetSubplotRectangles(subplots, figureRect);
}
