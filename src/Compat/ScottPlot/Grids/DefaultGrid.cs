namespace ScottPlot.Grids;

/// <summary>Lines across the data area at the ticks of both axes.</summary>
public class DefaultGrid
{
    /// <summary>Whether the grid is drawn.</summary>
    public bool IsVisible { get; set; } = true;

    /// <summary>Vertical lines, at the ticks of the bottom axis.</summary>
    public GridStyle XAxisStyle { get; set; } = new();

    /// <summary>Horizontal lines, at the ticks of the left axis.</summary>
    public GridStyle YAxisStyle { get; set; } = new();

    /// <summary>Colour of all lines at major ticks.</summary>
    public Color MajorLineColor
    {
        get => XAxisStyle.MajorLineStyle.Color;
        set => (XAxisStyle.MajorLineStyle.Color, YAxisStyle.MajorLineStyle.Color) = (value, value);
    }

    /// <summary>Width of all lines at major ticks, in pixels.</summary>
    public float MajorLineWidth
    {
        set => (XAxisStyle.MajorLineStyle.Width, YAxisStyle.MajorLineStyle.Width) = (value, value);
    }

    /// <summary>Dashes of all lines at major ticks.</summary>
    public LinePattern MajorLinePattern
    {
        set => (XAxisStyle.MajorLineStyle.Pattern, YAxisStyle.MajorLineStyle.Pattern) = (value, value);
    }
}
