namespace ScottPlot;

/// <summary>What lies behind a figure or its data area.</summary>
public class BackgroundStyle
{
    /// <summary>Colour.</summary>
    public Color Color { get; set; } = Colors.White;
}
