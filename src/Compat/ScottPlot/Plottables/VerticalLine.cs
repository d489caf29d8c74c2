namespace ScottPlot.Plottables;

/// <summary>A line at a fixed x.</summary>
public class VerticalLine : AxisLine
{
    /// <summary>Where the line lies.</summary>
    public double X { get => Position; set => Position = value; }

    /// <summary>y at which it begins.</summary>
    public double Minimum { get; set; } = double.NegativeInfinity;

    /// <summary>y at which it ends.</summary>
    public double Maximum { get; set; } = double.PositiveInfinity;

    /// <inheritdoc/>
    public override AxisLimits GetAxisLimits() =>
        EnableAutoscale ? new(X, X, double.NaN, double.NaN) : AxisLimits.NoLimits;

    internal override (double X1, double Y1, double X2, double Y2) Ends(AxisLimits limits) =>
        (X, Math.Max(Minimum, limits.Bottom), X, Math.Min(Maximum, limits.Top));
}
