using ScottPlot.Gnuplot;

namespace ScottPlot.Plottables;

/// <summary>A text at a point of the data area.</summary>
public class Text : LabelStyleProperties, IPlottable, IDrawable
{
    /// <inheritdoc/>
    public override LabelStyle LabelStyle { get; set; } = new();

    /// <inheritdoc/>
    public bool IsVisible { get; set; } = true;

    /// <summary>The point, in data units.</summary>
    public Coordinates Location { get; set; }

    /// <summary>Pixels by which the text is moved to the right.</summary>
    public float OffsetX { get; set; }

    /// <summary>Pixels by which the text is moved down.</summary>
    public float OffsetY { get; set; }

    /// <summary>Which part of the text lies on the point.</summary>
    public Alignment Alignment { get => LabelAlignment; set => LabelAlignment = value; }

    /// <inheritdoc/>
    public AxisLimits GetAxisLimits() => new(Location.X, Location.X, Location.Y, Location.Y);

    void IDrawable.Draw(PanelScript panel) =>
        panel.AddLabel($"first {Styles.Number(Location.X)}, first {Styles.Number(Location.Y)}", LabelStyle, Alignment, OffsetX, OffsetY);
}
