namespace ScottPlot;

/// <summary>The list of plottables that have a legend text.</summary>
public class Legend
{
    /// <summary>Whether it is drawn inside the data area.</summary>
    public bool IsVisible { get; set; }

    /// <summary>Where in the data area it lies.</summary>
    public Alignment Alignment { get; set; } = Alignment.LowerRight;

    /// <summary>How its items are stacked.</summary>
    public Orientation Orientation { get; set; } = Orientation.Vertical;

    /// <summary>Height of the font in pixels; none for 12.</summary>
    public float? FontSize { get; set; }

    /// <summary>Font family; none for the default.</summary>
    public string? FontName { get; set; }

    /// <summary>Colour of the texts; none for black.</summary>
    public Color? FontColor { get; set; }

    /// <summary>Colour of the box.</summary>
    public Color BackgroundColor { get; set; } = Colors.White;

    /// <summary>Colour of the box's frame.</summary>
    public Color OutlineColor { get; set; } = Colors.Black;

    /// <summary>Width of the box's frame in pixels.</summary>
    public float OutlineWidth { get; set; } = 1;

    /// <summary>Colour of the box's shadow, which this drawing leaves out.</summary>
    public Color ShadowColor { get; set; } = Colors.Black.WithOpacity(.2);
}
