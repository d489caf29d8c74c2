using ScottPlot.Gnuplot;

namespace ScottPlot.Plottables;

/// <summary>Upright bars from y − error to y + error.</summary>
public class ErrorBar : IPlottable, IDrawable
{
    /// <summary>Bars with their own length on each side; horizontal errors are not drawn and must be absent.</summary>
    public ErrorBar(
        IReadOnlyList<double> xs,
        IReadOnlyList<double> ys,
        IReadOnlyList<double>? xErrorsPositive,
        IReadOnlyList<double>? xErrorsNegative,
        IReadOnlyList<double>? yErrorsPositive,
        IReadOnlyList<double>? yErrorsNegative)
    {
        if (xErrorsPositive is not null || xErrorsNegative is not null)
            throw new NotSupportedException("Horizontal error bars are not drawn: pass null for them.");
        (Xs, Ys, YErrorPositive, YErrorNegative) = (xs, ys, yErrorsPositive, yErrorsNegative);
    }

    /// <inheritdoc/>
    public bool IsVisible { get; set; } = true;

    /// <summary>Text in the legend; empty for no item.</summary>
    public string LegendText { get; set; } = string.Empty;

    /// <summary>Where the bars stand.</summary>
    public IReadOnlyList<double> Xs { get; set; }

    /// <summary>The values.</summary>
    public IReadOnlyList<double> Ys { get; set; }

    /// <summary>Length of each bar above its value.</summary>
    public IReadOnlyList<double>? YErrorPositive { get; set; }

    /// <summary>Length of each bar below its value.</summary>
    public IReadOnlyList<double>? YErrorNegative { get; set; }

    /// <summary>How the bars are drawn.</summary>
    public LineStyle LineStyle { get; set; } = new() { Width = 1 };

    /// <summary>Width of the bars in pixels.</summary>
    public float LineWidth { get => LineStyle.Width; set => LineStyle.Width = value; }

    /// <summary>Colour of the bars.</summary>
    public Color LineColor { get => LineStyle.Color; set => LineStyle.Color = value; }

    /// <summary>Colour of the bars.</summary>
    public Color Color { get => LineStyle.Color; set => LineStyle.Color = value; }

    /// <summary>Half the width of the cross-stroke at the ends, in pixels.</summary>
    public float CapSize { get; set; } = 3;

    /// <inheritdoc/>
    public AxisLimits GetAxisLimits() =>
        AxisLimits.Around(Xs, Enumerable.Range(0, Xs.Count).SelectMany(i => new[] { Low(i), High(i) }));

    void IDrawable.Draw(PanelScript panel)
    {
        if (Xs.Count == 0 || !LineStyle.CanBeRendered) return;
        var data = panel.AddData(Enumerable.Range(0, Xs.Count).Select(i => new[] { Xs[i], Low(i), High(i) - Low(i) }));
        var ends = CapSize > 0 ? $"heads size screen {panel.FractionX(CapSize)},90" : "nohead";
        panel.AddElement($"{data} using 1:2:(0):3 with vectors {ends} {Styles.Line(LineStyle)}", LegendText);
    }

    private double Low(int i) => Ys[i] - (YErrorNegative?[i] ?? 0);

    private double High(int i) => Ys[i] + (YErrorPositive?[i] ?? 0);
}
