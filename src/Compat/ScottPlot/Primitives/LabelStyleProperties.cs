namespace ScottPlot;

/// <summary>Gives a plottable the properties of its <see cref="LabelStyle"/>.</summary>
public abstract class LabelStyleProperties
{
    /// <summary>The text and how it is drawn.</summary>
    public abstract LabelStyle LabelStyle { get; set; }

    /// <inheritdoc cref="LabelStyle.Text"/>
    public string LabelText { get => LabelStyle.Text; set => LabelStyle.Text = value; }

    /// <inheritdoc cref="LabelStyle.Alignment"/>
    public Alignment LabelAlignment { get => LabelStyle.Alignment; set => LabelStyle.Alignment = value; }

    /// <inheritdoc cref="LabelStyle.Rotation"/>
    public float LabelRotation { get => LabelStyle.Rotation; set => LabelStyle.Rotation = value; }

    /// <inheritdoc cref="LabelStyle.PixelPadding"/>
    public PixelPadding LabelPixelPadding { get => LabelStyle.PixelPadding; set => LabelStyle.PixelPadding = value; }

    /// <summary>Sets the same room on every side between the letters and the edge of the box, in pixels.</summary>
    public float LabelPadding { set => LabelStyle.PixelPadding = new(value); }

    /// <inheritdoc cref="LabelStyle.FontName"/>
    public string LabelFontName { get => LabelStyle.FontName; set => LabelStyle.FontName = value; }

    /// <inheritdoc cref="LabelStyle.FontSize"/>
    public float LabelFontSize { get => LabelStyle.FontSize; set => LabelStyle.FontSize = value; }

    /// <inheritdoc cref="LabelStyle.Bold"/>
    public bool LabelBold { get => LabelStyle.Bold; set => LabelStyle.Bold = value; }

    /// <inheritdoc cref="LabelStyle.Italic"/>
    public bool LabelItalic { get => LabelStyle.Italic; set => LabelStyle.Italic = value; }

    /// <inheritdoc cref="LabelStyle.ForeColor"/>
    public Color LabelFontColor { get => LabelStyle.ForeColor; set => LabelStyle.ForeColor = value; }

    /// <inheritdoc cref="LabelStyle.BackgroundColor"/>
    public Color LabelBackgroundColor { get => LabelStyle.BackgroundColor; set => LabelStyle.BackgroundColor = value; }

    /// <inheritdoc cref="LabelStyle.BorderColor"/>
    public Color LabelBorderColor { get => LabelStyle.BorderColor; set => LabelStyle.BorderColor = value; }

    /// <inheritdoc cref="LabelStyle.BorderWidth"/>
    public float LabelBorderWidth { get => LabelStyle.BorderWidth; set => LabelStyle.BorderWidth = value; }
}
