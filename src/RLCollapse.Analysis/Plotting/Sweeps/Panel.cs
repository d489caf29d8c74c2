using RLCollapse.Analysis.Results;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace RLCollapse.Analysis.Plotting.Sweeps;

/// <summary>One small plot of a figure, with the common look.</summary>
public sealed class Panel
{
    private static readonly PixelPadding Common = new(70, 14, 58, 40);
    private static readonly PixelPadding Untitled = new(70, 14, 58, 14);

    /// <param name="title">What it shows; empty for no title.</param>
    /// <param name="xLabel">What is on the x axis, with its unit.</param>
    /// <param name="yLabel">What is on the y axis, with its unit.</param>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="padding">Room around the data area; none for the common one.</param>
    public Panel(string title, string xLabel, string yLabel, int width, int height, PixelPadding? padding = null)
    {
        (Width, Height) = (width, height);
        Plot.Layout.Fixed(padding ?? (title.Length > 0 ? Common : Untitled));
        Plot.Title(title, 13);
        CommonLook.Apply(Plot, xLabel, yLabel, 12);
    }

    /// <summary>Room around the data area of a panel in a stack, as high in every row: for a title in the first, for the name of x in the last.</summary>
    public static PixelPadding InStack(int row, int rows) => rows == 1 ? Common : row == 0 ? new(70, 14, 30, 40) : row == rows - 1 ? new(70, 14, 58, 12) : new(70, 14, 38, 32);

    /// <summary>The plot.</summary>
    public Plot Plot { get; } = new();

    /// <summary>Width in pixels.</summary>
    public int Width { get; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; }

    /// <summary>Sets the visible range of x with round ticks.</summary>
    public void SetX(double left, double right)
    {
        var span = right > left ? right - left : 1;
        Plot.Axes.SetLimitsX(left - (0.02 * span), left + (1.03 * span));
        var ticks = right > left ? AxisTicks.Linear(left, right, 5) : [left];
        Plot.Axes.Bottom.TickGenerator = new NumericManual(ticks, [.. ticks.Select(AxisTicks.Text)]);
    }

    /// <summary>Sets the visible range of x to the time of an arm's runs, with lines where stages begin.</summary>
    public void SetX(Timeline time)
    {
        SetX(0, time.Right);
        var ticks = time.Ticks(5);
        Plot.Axes.Bottom.TickGenerator = new NumericManual([.. ticks.Select(tick => tick.Place)], [.. ticks.Select(tick => tick.Text)]);
        StageMarks.Draw(Plot, time, null);
    }

    /// <summary>Sets the visible range of x and the ticks of an axis of the sweep.</summary>
    public void SetX(AxisScale scale)
    {
        Plot.Axes.SetLimitsX(scale.Left, scale.Right);
        Plot.Axes.Bottom.TickGenerator = new NumericManual([.. scale.Places], [.. scale.Texts]);
        if (scale.Gap is not { } gap) return;
        var line = Plot.Add.VerticalLine(gap, 1, Palette.Muted, LinePattern.Dotted);
        line.EnableAutoscale = false;
    }

    /// <summary>Sets the visible range of y and the range that has ticks.</summary>
    public void SetY(double bottom, double top, double lastTick)
    {
        Plot.Axes.SetLimitsY(bottom, top);
        var ticks = AxisTicks.Linear(bottom, lastTick, 6);
        Plot.Axes.Left.TickGenerator = new NumericManual(ticks, [.. ticks.Select(AxisTicks.Text)]);
    }

    /// <summary>Sets the visible range of a logarithmic y axis, on which log₁₀ of the values is plotted, and the range that has ticks.</summary>
    public void SetLogY(double bottom, double top, double lastTick)
    {
        Plot.Axes.SetLimitsY(bottom, top);
        Plot.Axes.Left.TickGenerator = LogTicks(bottom, lastTick);
    }

    /// <summary>Ticks from one log₁₀ to another that say the values.</summary>
    public static NumericManual LogTicks(double first, double last)
    {
        var values = AxisTicks.Logarithmic(Math.Pow(10, first), Math.Pow(10, last));
        return new([.. values.Select(Math.Log10)], [.. values.Select(AxisTicks.Text)]);
    }

    /// <summary>A panel without axes, to fill a place.</summary>
    public static Panel Empty(int width, int height)
    {
        var panel = new Panel(string.Empty, string.Empty, string.Empty, width, height);
        panel.Plot.HideGrid();
        panel.Plot.Layout.Frameless();
        panel.Plot.Axes.FrameWidth(0);
        return panel;
    }

    /// <summary>Writes a small text at a point.</summary>
    public ScottPlot.Plottables.Text Write(string text, double x, double y, Alignment alignment, Color color, float size = 11)
    {
        var label = Plot.Add.Text(text, x, y);
        label.LabelAlignment = alignment;
        label.LabelFontSize = size;
        label.LabelFontColor = color;
        return label;
    }
}
