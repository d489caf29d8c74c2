namespace ScottPlot;

/// <summary>How a data point is drawn.</summary>
public class MarkerStyle
{
    /// <summary>The symbol.</summary>
    public MarkerShape Shape { get; set; } = MarkerShape.FilledCircle;

    /// <summary>Diameter in pixels; 0 draws nothing.</summary>
    public float Size { get; set; } = 5;

    /// <summary>Inside of filled symbols.</summary>
    public Color FillColor { get; set; } = Colors.Gray;

    /// <summary>Strokes of open symbols.</summary>
    public Color LineColor { get; set; } = Colors.Gray;

    /// <summary>Stroke width in pixels.</summary>
    public float LineWidth { get; set; } = 1;

    /// <summary>Whether symbols are drawn at all.</summary>
    public bool IsVisible { get; set; } = true;

    /// <summary>Sets the colour of inside and strokes; reads the one that shows.</summary>
    public Color MarkerColor
    {
        get => IsFilled ? FillColor : LineColor;
        set => (FillColor, LineColor) = (value, value);
    }

    internal bool IsFilled => Shape.ToString().StartsWith("Filled", StringComparison.Ordinal);

    internal bool CanBeRendered => IsVisible && Shape != MarkerShape.None && Size > 0 && MarkerColor.Alpha > 0;
}
