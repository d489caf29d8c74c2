namespace ScottPlot.Panels;

/// <summary>A legend outside the data area.</summary>
/// <param name="legend">What it shows.</param>
public class LegendPanel(Legend legend)
{
    /// <summary>What it shows.</summary>
    public Legend Legend { get; } = legend;

    /// <summary>On which side of the data area it lies.</summary>
    public Edge Edge { get; set; } = Edge.Right;

    /// <summary>Where along that side it lies.</summary>
    public Alignment Alignment { get; set; } = Alignment.MiddleCenter;
}
