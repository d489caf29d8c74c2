namespace ScottPlot;

/// <summary>How an area is filled.</summary>
public class FillStyle
{
    /// <summary>Colour.</summary>
    public Color Color { get; set; } = Colors.Transparent;

    /// <summary>Whether the area is filled at all.</summary>
    public bool IsVisible { get; set; } = true;
}
