using ScottPlot.Gnuplot;

namespace ScottPlot.Plottables;

/// <summary>One symbol.</summary>
public class Marker : IPlottable, IDrawable
{
    /// <inheritdoc/>
    public bool IsVisible { get; set; } = true;

    /// <summary>Text in the legend; empty for no item.</summary>
    public string LegendText { get; set; } = string.Empty;

    /// <summary>Where it lies, horizontally.</summary>
    public double X { get; set; }

    /// <summary>Where it lies, vertically.</summary>
    public double Y { get; set; }

    /// <summary>How it is drawn.</summary>
    public MarkerStyle MarkerStyle { get; set; } = new();

    /// <summary>The symbol.</summary>
    public MarkerShape Shape { get => MarkerStyle.Shape; set => MarkerStyle.Shape = value; }

    /// <summary>Diameter in pixels.</summary>
    public float Size { get => MarkerStyle.Size; set => MarkerStyle.Size = value; }

    /// <summary>Colour.</summary>
    public Color Color { get => MarkerStyle.MarkerColor; set => MarkerStyle.MarkerColor = value; }

    /// <inheritdoc/>
    public AxisLimits GetAxisLimits() => new(X, X, Y, Y);

    void IDrawable.Draw(PanelScript panel)
    {
        if (!MarkerStyle.CanBeRendered) return;
        panel.AddElement($"{panel.AddData([[X, Y]])} using 1:2 with points {Styles.Points(MarkerStyle)}", LegendText);
    }
}
