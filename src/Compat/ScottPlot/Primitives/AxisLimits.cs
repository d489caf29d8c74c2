namespace ScottPlot;

/// <summary>The visible rectangle in data units; NaN where a side is open.</summary>
/// <param name="left">Smallest x.</param>
/// <param name="right">Largest x.</param>
/// <param name="bottom">Smallest y.</param>
/// <param name="top">Largest y.</param>
public readonly struct AxisLimits(double left, double right, double bottom, double top)
{
    /// <summary>Smallest x.</summary>
    public double Left { get; } = left;

    /// <summary>Largest x.</summary>
    public double Right { get; } = right;

    /// <summary>Smallest y.</summary>
    public double Bottom { get; } = bottom;

    /// <summary>Largest y.</summary>
    public double Top { get; } = top;

    /// <summary>Open on all sides.</summary>
    public static AxisLimits NoLimits => new(double.NaN, double.NaN, double.NaN, double.NaN);

    /// <summary>The smallest rectangle around both.</summary>
    public AxisLimits ExpandedToInclude(AxisLimits otherLimits) => new(
        Pick(Left, otherLimits.Left, Math.Min),
        Pick(Right, otherLimits.Right, Math.Max),
        Pick(Bottom, otherLimits.Bottom, Math.Min),
        Pick(Top, otherLimits.Top, Math.Max));

    internal static AxisLimits Around(IEnumerable<double> xs, IEnumerable<double> ys)
    {
        var (left, right) = Range(xs);
        var (bottom, top) = Range(ys);
        return new(left, right, bottom, top);
    }

    private static (double Low, double High) Range(IEnumerable<double> values)
    {
        var (low, high) = (double.NaN, double.NaN);
        foreach (var value in values.Where(double.IsFinite)) (low, high) = (Pick(low, value, Math.Min), Pick(high, value, Math.Max));
        return (low, high);
    }

    private static double Pick(double a, double b, Func<double, double, double> choose) =>
        double.IsNaN(a) ? b : double.IsNaN(b) ? a : choose(a, b);
}
