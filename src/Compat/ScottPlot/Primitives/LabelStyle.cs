namespace ScottPlot;

/// <summary>A text and how it is drawn.</summary>
public class LabelStyle
{
    /// <summary>Distance in pixels by which the text is moved to the right.</summary>
    public float OffsetX = 0;

    /// <summary>Distance in pixels by which the text is moved down.</summary>
    public float OffsetY = 0;

    /// <summary>Whether letters are slanted.</summary>
    public bool Italic = false;

    /// <summary>Whether the text is drawn at all.</summary>
    public bool IsVisible { get; set; } = true;

    /// <summary>The text; lines are parted by line feeds.</summary>
    public string Text { get; set; } = string.Empty;

    /// <summary>Which part of the text lies on its point.</summary>
    public Alignment Alignment { get; set; } = Alignment.UpperLeft;

    /// <summary>Degrees clockwise.</summary>
    public float Rotation { get; set; }

    /// <summary>Colour of the letters.</summary>
    public Color ForeColor { get; set; } = Colors.Black;

    /// <summary>Colour of the box behind the letters.</summary>
    public Color BackgroundColor { get; set; } = Colors.Transparent;

    /// <summary>Colour of the box's frame.</summary>
    public Color BorderColor { get; set; } = Colors.Transparent;

    /// <summary>Width of the box's frame in pixels.</summary>
    public float BorderWidth { get; set; } = 1;

    /// <summary>Room between the letters and the edge of the box, in pixels.</summary>
    public PixelPadding PixelPadding { get; set; } = new(0);

    /// <summary>Font family.</summary>
    public string FontName { get; set; } = Fonts.Default;

    /// <summary>Height of the font in pixels.</summary>
    public float FontSize { get; set; } = 12;

    /// <summary>Whether letters are bold.</summary>
    public bool Bold { get; set; }
}
