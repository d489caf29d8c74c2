namespace ScottPlot.Plottables;

/// <summary>A line at a fixed y.</summary>
public class HorizontalLine : AxisLine
{
    /// <summary>Where the line lies.</summary>
    public double Y { get => Position; set => Position = value; }

    /// <summary>x at which it begins.</summary>
    public double Minimum { get; set; } = double.NegativeInfinity;

    /// <summary>x at which it ends.</summary>
    public double Maximum { get; set; } = double.PositiveInfinity;

    /// <inheritdoc/>
    public override AxisLimits GetAxisLimits() =>
        EnableAutoscale ? new(double.NaN, double.NaN, Y, Y) : AxisLimits.NoLimits;

    internal override (double X1, double Y1, double X2, double Y2) Ends(AxisLimits limits) =>
        (Math.Max(Minimum, limits.Left), Y, Math.Min(Maximum, limits.Right), Y);
}
