namespace ScottPlot;

/// <summary>Places the plots of a figure.</summary>
public interface IMultiplotLayout
{
    /// <summary>A rectangle for each plot, in order.</summary>
    PixelRect[] GetSubplotRectangles(SubplotCollection subplots, PixelRect figureRect);
}
