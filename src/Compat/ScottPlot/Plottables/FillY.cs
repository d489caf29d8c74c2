using ScottPlot.Gnuplot;

namespace ScottPlot.Plottables;

/// <summary>The area between two curves over the same x.</summary>
public class FillY : IPlottable, IDrawable
{
    internal FillY(double[] xs, double[] ys1, double[] ys2)
    {
        if (xs.Length != ys1.Length || xs.Length != ys2.Length)
            throw new ArgumentException($"{xs.Length} xs but {ys1.Length} and {ys2.Length} ys: give two ys an x.", nameof(xs));
        (Xs, Ys1, Ys2) = (xs, ys1, ys2);
    }

    internal double[] Xs { get; }

    internal double[] Ys1 { get; }

    internal double[] Ys2 { get; }

    /// <inheritdoc/>
    public bool IsVisible { get; set; } = true;

    /// <summary>Text in the legend; empty for no item.</summary>
    public string LegendText { get; set; } = string.Empty;

    /// <summary>How the area is filled.</summary>
    public FillStyle FillStyle { get; set; } = new();

    /// <summary>How its outline is drawn.</summary>
    public LineStyle LineStyle { get; set; } = new() { Width = 0 };

    /// <summary>Colour of the area.</summary>
    public Color FillColor { get => FillStyle.Color; set => FillStyle.Color = value; }

    /// <summary>Colour of the outline.</summary>
    public Color LineColor { get => LineStyle.Color; set => LineStyle.Color = value; }

    /// <summary>Width of the outline in pixels.</summary>
    public float LineWidth { get => LineStyle.Width; set => LineStyle.Width = value; }

    /// <inheritdoc/>
    public AxisLimits GetAxisLimits() => AxisLimits.Around(Xs, Ys1.Concat(Ys2));

    void IDrawable.Draw(PanelScript panel)
    {
        if (Xs.Length == 0) return;
        var data = panel.AddData(Xs.Select((x, i) => new[] { x, Ys1[i], Ys2[i] }));
        if (FillStyle.IsVisible && FillColor.Alpha > 0)
            panel.AddElement($"{data} using 1:2:3 with filledcurves fillstyle solid noborder fillcolor {Styles.Rgb(FillColor)}", LegendText);
        if (!LineStyle.CanBeRendered) return;
        panel.AddElement($"{data} using 1:2 with lines {Styles.Line(LineStyle)}", string.Empty);
        panel.AddElement($"{data} using 1:3 with lines {Styles.Line(LineStyle)}", string.Empty);
    }
}
