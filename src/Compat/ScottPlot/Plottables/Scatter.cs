using ScottPlot.Gnuplot;

namespace ScottPlot.Plottables;

/// <summary>Points, joined by straight lines.</summary>
public class Scatter : IPlottable, IDrawable
{
    internal Scatter(double[] xs, double[] ys)
    {
        if (xs.Length != ys.Length) throw new ArgumentException($"{xs.Length} xs but {ys.Length} ys: give one of each a point.", nameof(ys));
        (Xs, Ys) = (xs, ys);
    }

    internal double[] Xs { get; }

    internal double[] Ys { get; }

    /// <inheritdoc/>
    public bool IsVisible { get; set; } = true;

    /// <summary>Text in the legend; empty for no item.</summary>
    public string LegendText { get; set; } = string.Empty;

    /// <summary>How the line is drawn.</summary>
    public LineStyle LineStyle { get; set; } = new() { Width = 1 };

    /// <summary>How the points are drawn.</summary>
    public MarkerStyle MarkerStyle { get; set; } = new();

    /// <summary>Width of the line in pixels.</summary>
    public float LineWidth { get => LineStyle.Width; set => LineStyle.Width = value; }

    /// <summary>Dashes of the line.</summary>
    public LinePattern LinePattern { get => LineStyle.Pattern; set => LineStyle.Pattern = value; }

    /// <summary>Colour of the line.</summary>
    public Color LineColor { get => LineStyle.Color; set => LineStyle.Color = value; }

    /// <summary>Symbol at each point.</summary>
    public MarkerShape MarkerShape { get => MarkerStyle.Shape; set => MarkerStyle.Shape = value; }

    /// <summary>Diameter of the symbols in pixels.</summary>
    public float MarkerSize { get => MarkerStyle.Size; set => MarkerStyle.Size = value; }

    /// <summary>Colour of the symbols.</summary>
    public Color MarkerColor { get => MarkerStyle.MarkerColor; set => MarkerStyle.MarkerColor = value; }

    /// <summary>Inside of filled symbols.</summary>
    public Color MarkerFillColor { get => MarkerStyle.FillColor; set => MarkerStyle.FillColor = value; }

    /// <summary>Strokes of open symbols.</summary>
    public Color MarkerLineColor { get => MarkerStyle.LineColor; set => MarkerStyle.LineColor = value; }

    /// <summary>Stroke width of the symbols in pixels.</summary>
    public float MarkerLineWidth { get => MarkerStyle.LineWidth; set => MarkerStyle.LineWidth = value; }

    /// <summary>Sets the colour of line and symbols; reads the line's.</summary>
    public Color Color
    {
        get => LineStyle.Color;
        set => (LineStyle.Color, MarkerStyle.FillColor, MarkerStyle.LineColor) = (value, value, value);
    }

    /// <inheritdoc/>
    public AxisLimits GetAxisLimits() => AxisLimits.Around(Xs, Ys);

    void IDrawable.Draw(PanelScript panel)
    {
        if (Xs.Length == 0) return;
        var data = panel.AddData(Xs.Zip(Ys, (x, y) => new[] { x, y }));
        var (line, marker) = (LineStyle.CanBeRendered, MarkerStyle.CanBeRendered);
        if (line && marker && LineColor == MarkerColor)
        {
            panel.AddElement($"{data} using 1:2 with linespoints {Styles.Line(LineStyle)} {Styles.Shape(MarkerStyle)}", LegendText);
            return;
        }

        if (line) panel.AddElement($"{data} using 1:2 with lines {Styles.Line(LineStyle)}", LegendText);
        if (marker) panel.AddElement($"{data} using 1:2 with points {Styles.Points(MarkerStyle)}", line ? string.Empty : LegendText);
    }
}
