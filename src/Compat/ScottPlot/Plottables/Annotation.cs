using ScottPlot.Gnuplot;

namespace ScottPlot.Plottables;

/// <summary>A text at a place of the data area that does not depend on the limits.</summary>
public class Annotation : LabelStyleProperties, IPlottable, IDrawable
{
    /// <inheritdoc/>
    public override LabelStyle LabelStyle { get; set; } = new();

    /// <inheritdoc/>
    public bool IsVisible { get; set; } = true;

    /// <summary>The text.</summary>
    public string Text { get => LabelText; set => LabelText = value; }

    /// <summary>Where in the data area it lies.</summary>
    public Alignment Alignment { get; set; } = Alignment.UpperLeft;

    /// <summary>Distance from the left or right edge in pixels.</summary>
    public float OffsetX { get; set; } = 10;

    /// <summary>Distance from the upper or lower edge in pixels.</summary>
    public float OffsetY { get; set; } = 10;

    /// <inheritdoc/>
    public AxisLimits GetAxisLimits() => AxisLimits.NoLimits;

    void IDrawable.Draw(PanelScript panel)
    {
        var (x, y) = (Styles.HorizontalFraction(Alignment), Styles.VerticalFraction(Alignment));
        panel.AddLabel(
            $"graph {Styles.Number(x)}, graph {Styles.Number(y)}",
            LabelStyle,
            Alignment,
            (float)(OffsetX * (1 - (2 * x))),
            (float)(OffsetY * ((2 * y) - 1)));
    }
}
