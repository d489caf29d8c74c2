using ScottPlot.TickGenerators;

namespace ScottPlot.AxisPanels;

/// <summary>What the four axes share.</summary>
public abstract class AxisBase : IAxis
{
    /// <inheritdoc/>
    public bool IsVisible { get; set; } = true;

    /// <inheritdoc/>
    public double Min { get; set; } = double.NaN;

    /// <inheritdoc/>
    public double Max { get; set; } = double.NaN;

    /// <inheritdoc/>
    public abstract Edge Edge { get; }

    /// <inheritdoc/>
    public ITickGenerator TickGenerator { get; set; } = new NumericAutomatic();

    /// <inheritdoc/>
    public LabelStyle Label { get; } = new() { FontSize = 16 };

    /// <inheritdoc/>
    public LabelStyle TickLabelStyle { get; set; } = new();

    /// <inheritdoc/>
    public LineStyle FrameLineStyle { get; } = new() { Width = 1 };

    /// <inheritdoc/>
    public void SetTicks(double[] xs, string[] labels) => TickGenerator = new NumericManual(xs, labels);

    /// <summary>Sets the colour of line, ticks and texts.</summary>
    public void Color(Color color) => (Label.ForeColor, TickLabelStyle.ForeColor, FrameLineStyle.Color) = (color, color, color);
}
