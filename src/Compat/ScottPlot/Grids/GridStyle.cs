namespace ScottPlot;

/// <summary>Grid lines of one axis.</summary>
public class GridStyle
{
    /// <summary>Whether they are drawn.</summary>
    public bool IsVisible { get; set; } = true;

    /// <summary>Lines at major ticks.</summary>
    public LineStyle MajorLineStyle { get; set; } = new() { Width = 1, Color = Colors.Black.WithOpacity(.1) };
}
