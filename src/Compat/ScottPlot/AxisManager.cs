using ScottPlot.AxisPanels;
using ScottPlot.Panels;

namespace ScottPlot;

/// <summary>The axes of a plot, its title and the visible range.</summary>
public class AxisManager
{
    private readonly Plot _plot;
    private PixelPadding _margins = new(.05f, .05f, .07f, .07f);

    internal AxisManager(Plot plot) => _plot = plot;

    /// <summary>The text above the data area.</summary>
    public TitlePanel Title { get; } = new();

    /// <summary>The axis below the data area.</summary>
    public IXAxis Bottom { get; } = new BottomAxis();

    /// <summary>The axis on the left.</summary>
    public IYAxis Left { get; } = new LeftAxis();

    /// <summary>The line above the data area.</summary>
    public IXAxis Top { get; } = new TopAxis();

    /// <summary>The line on the right.</summary>
    public IYAxis Right { get; } = new RightAxis();

    internal List<LegendPanel> LegendPanels { get; } = [];

    internal List<ColorBar> ColorBars { get; } = [];

    /// <summary>Every axis.</summary>
    public IEnumerable<IAxis> GetAxes() => [Bottom, Top, Left, Right];

    /// <summary>Sets the visible range.</summary>
    public void SetLimits(double left, double right, double bottom, double top)
    {
        SetLimitsX(left, right);
        SetLimitsY(bottom, top);
    }

    /// <summary>Sets the given sides of the visible range and leaves the others.</summary>
    public void SetLimits(double? left = null, double? right = null, double? bottom = null, double? top = null)
    {
        SetLimitsX(left ?? Bottom.Min, right ?? Bottom.Max);
        SetLimitsY(bottom ?? Left.Min, top ?? Left.Max);
    }

    /// <summary>Sets the visible range of x.</summary>
    public void SetLimitsX(double left, double right) => (Bottom.Min, Bottom.Max) = (left, right);

    /// <summary>Sets the visible range of y.</summary>
    public void SetLimitsY(double bottom, double top) => (Left.Min, Left.Max) = (bottom, top);

    /// <summary>Forgets set limits: all data show, with room around them as fractions of their range.</summary>
    public void Margins(double left = .05, double right = .05, double bottom = .07, double top = .07)
    {
        _margins = new((float)left, (float)right, (float)bottom, (float)top);
        SetLimits(double.NaN, double.NaN, double.NaN, double.NaN);
    }

    /// <summary>The visible range.</summary>
    public AxisLimits GetLimits()
    {
        var data = _plot.PlottableList.Where(p => p.IsVisible)
            .Aggregate(AxisLimits.NoLimits, (all, p) => all.ExpandedToInclude(p.GetAxisLimits()));
        var (left, right) = Padded(data.Left, data.Right, _margins.Left, _margins.Right);
        var (bottom, top) = Padded(data.Bottom, data.Top, _margins.Bottom, _margins.Top);
        return new(Or(Bottom.Min, left), Or(Bottom.Max, right), Or(Left.Min, bottom), Or(Left.Max, top));
    }

    /// <summary>Sets the colour of all lines and texts around the data area.</summary>
    public void Color(Color color)
    {
        foreach (var axis in GetAxes().Cast<AxisBase>()) axis.Color(color);
        Title.Label.ForeColor = color;
    }

    /// <summary>Sets the width of the lines around the data area, in pixels.</summary>
    public void FrameWidth(float width)
    {
        foreach (var axis in GetAxes()) axis.FrameLineStyle.Width = width;
    }

    /// <summary>Sets the colour of the lines around the data area.</summary>
    public void FrameColor(Color color)
    {
        foreach (var axis in GetAxes()) axis.FrameLineStyle.Color = color;
    }

    private static double Or(double value, double fallback) => double.IsNaN(value) ? fallback : value;

    private static (double Low, double High) Padded(double low, double high, double before, double after)
    {
        if (double.IsNaN(low)) return (-10, 10);
        if (low == high) return (low - 1, high + 1);
        var span = high - low;
        return (low - (before * span), high + (after * span));
    }
}
