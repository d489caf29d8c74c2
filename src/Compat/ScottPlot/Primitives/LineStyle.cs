namespace ScottPlot;

/// <summary>How a line is drawn.</summary>
public class LineStyle
{
    /// <summary>Width in pixels; 0 draws nothing.</summary>
    public float Width { get; set; }

    /// <summary>Colour.</summary>
    public Color Color { get; set; } = Colors.Black;

    /// <summary>Dashes.</summary>
    public LinePattern Pattern { get; set; } = LinePattern.Solid;

    /// <summary>Whether the line is drawn at all.</summary>
    public bool IsVisible { get; set; } = true;

    /// <summary>Whether there is something to draw.</summary>
    public bool CanBeRendered => IsVisible && Width > 0 && Color.Alpha > 0;
}
