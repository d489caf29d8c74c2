using ScottPlot.Gnuplot;

namespace ScottPlot.Plottables;

/// <summary>A line across the data area.</summary>
public abstract class AxisLine : IPlottable, IDrawable
{
    /// <inheritdoc/>
    public bool IsVisible { get; set; } = true;

    /// <summary>Text in the legend; empty for no item.</summary>
    public string LegendText { get; set; } = string.Empty;

    /// <summary>How the line is drawn.</summary>
    public LineStyle LineStyle { get; set; } = new() { Width = 1 };

    /// <summary>Width in pixels.</summary>
    public float LineWidth { get => LineStyle.Width; set => LineStyle.Width = value; }

    /// <summary>Dashes.</summary>
    public LinePattern LinePattern { get => LineStyle.Pattern; set => LineStyle.Pattern = value; }

    /// <summary>Colour of the line.</summary>
    public Color LineColor { get => LineStyle.Color; set => LineStyle.Color = value; }

    /// <summary>Colour of the line.</summary>
    public Color Color { get => LineStyle.Color; set => LineStyle.Color = value; }

    /// <summary>Whether automatic limits include the line.</summary>
    public bool EnableAutoscale { get; set; } = true;

    /// <summary>Where the line lies, in data units.</summary>
    public double Position { get; set; }

    /// <inheritdoc/>
    public abstract AxisLimits GetAxisLimits();

    void IDrawable.Draw(PanelScript panel)
    {
        if (!LineStyle.CanBeRendered) return;
        var (x1, y1, x2, y2) = Ends(panel.Limits);
        var data = panel.AddData([[x1, y1], [x2, y2]]);
        panel.AddElement($"{data} using 1:2 with lines {Styles.Line(LineStyle)}", LegendText);
    }

    internal abstract (double X1, double Y1, double X2, double Y2) Ends(AxisLimits limits);
}
