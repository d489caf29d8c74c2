using RLCollapse.Analysis.Results;
using ScottPlot;
using ScottPlot.Plottables;
using ScottPlot.TickGenerators;

namespace RLCollapse.Analysis.Plotting;

/// <summary>One plot with the look that all have: two axes, thin horizontal grid lines, names in regular type, round ticks.</summary>
public class Panel
{
    /// <summary>Pixels from the y axis to the far side of its name, so that names of stacked panels are in one line.</summary>
    private const float NameDistance = 58;

    /// <summary>Pixels that mark, name and the room between them take beside the ticks' texts.</summary>
    private const float NameRoom = 42;

    private const float TitleSize = 13;
    private const float NameSize = 12;
    private const float RemarkSize = 11;
    private static readonly PixelPadding Common = new(70, 14, 58, 40);
    private static readonly PixelPadding Untitled = new(70, 14, 58, 14);

    /// <param name="title">What it shows; empty for no title.</param>
    /// <param name="xLabel">What is on the x axis, with its unit.</param>
    /// <param name="yLabel">What is on the y axis, with its unit.</param>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="padding">Room around the data area; none for the common one.</param>
    public Panel(string title, string xLabel, string yLabel, int width, int height, PixelPadding? padding = null)
        : this(title, xLabel, yLabel, width, height, padding ?? (title.Length > 0 ? Common : Untitled), TitleSize, NameSize)
    {
    }

    /// <param name="title">What it shows; empty for no title.</param>
    /// <param name="xLabel">What is on the x axis, with its unit.</param>
    /// <param name="yLabel">What is on the y axis, with its unit.</param>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="padding">Room around the data area.</param>
    /// <param name="titleSize">Font size in pixels.</param>
    /// <param name="nameSize">Font size of both axes' names in pixels.</param>
    protected Panel(string title, string xLabel, string yLabel, int width, int height, PixelPadding padding, float titleSize,
        float nameSize)
    {
        (Width, Height) = (width, height);
        DataHeight = height - padding.Top - padding.Bottom;
        DataWidth = width - padding.Left - padding.Right;
        Plot.Layout.Fixed(padding);
        Plot.Title(title, titleSize);
        Plot.XLabel(xLabel, nameSize);
        Plot.YLabel(yLabel, nameSize);
        (Plot.Axes.Bottom.Label.Bold, Plot.Axes.Left.Label.Bold) = (false, false);
        Plot.Axes.Left.MinimumSize = NameDistance;
        Plot.Axes.Color(Palette.Ink);
        Plot.Axes.Top.FrameLineStyle.Width = 0;
        Plot.Axes.Right.FrameLineStyle.Width = 0;
        Plot.Grid.XAxisStyle.IsVisible = false;
        Plot.Grid.MajorLineColor = Colors.Black.WithAlpha(0.1);
        Plot.HideLegend();
    }

    /// <summary>
    /// Room around the data area of a panel in a stack, as high in every row: for a title in the first, for the name of x in the last.
    /// </summary>
    public static PixelPadding InStack(int row, int rows) =>
        rows == 1 ? Common : row == 0 ? new(70, 14, 30, 40) : row == rows - 1 ? new(70, 14, 58, 12) : new(70, 14, 38, 32);

    /// <summary>The plot.</summary>
    public Plot Plot { get; } = new();

    /// <summary>Width in pixels.</summary>
    public int Width { get; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; }

    /// <summary>Height of the data area in pixels.</summary>
    protected double DataHeight { get; }

    /// <summary>Width of the data area in pixels.</summary>
    protected double DataWidth { get; }

    /// <summary>Ticks of the x axis, about.</summary>
    protected virtual int XTicks => 5;

    /// <summary>Ticks of the y axis, about.</summary>
    protected virtual int YTicks => 6;

    /// <summary>Sets the visible range of x with round ticks.</summary>
    public void SetX(double left, double right)
    {
        var span = right > left ? right - left : 1;
        Plot.Axes.SetLimitsX(left - (0.02 * span), left + (1.03 * span));
        SetXTicks(left, right);
    }

    /// <summary>Sets the visible range of x to the time of an arm's runs, with lines where stages begin.</summary>
    public void SetX(Timeline time)
    {
        SetX(0, time.Right);
        SetXTicks(time);
        StageMarks.Draw(this, time, null);
    }

    /// <summary>Sets the visible range of y and the range that has ticks.</summary>
    public void SetY(double bottom, double top, double lastTick)
    {
        Plot.Axes.SetLimitsY(bottom, top);
        Plot.Axes.Left.TickGenerator = Ticks(AxisTicks.Linear(bottom, lastTick, YTicks));
    }

    /// <summary>
    /// Sets the visible range of a logarithmic y axis, on which log₁₀ of the values is plotted, and the range that has ticks.
    /// </summary>
    public void SetLogY(double bottom, double top, double lastTick)
    {
        Plot.Axes.SetLimitsY(bottom, top);
        Plot.Axes.Left.TickGenerator = LogTicks(bottom, lastTick);
    }

    /// <summary>Adds a tick that says a text to those of a y axis whose range is set.</summary>
    public void AddYTick(double place, string text) => ((NumericManual)Plot.Axes.Left.TickGenerator).AddMajor(place, text);

    /// <summary>Pixels from the y axis to the far side of its name beside ticks that are texts.</summary>
    /// <param name="ticks">The texts, in one line or several.</param>
    public static float NameDistanceBeside(IEnumerable<string> ticks) =>
        Math.Max(NameDistance, NameRoom + ticks.SelectMany(tick => tick.Split('\n')).Max(line => FigureFont.Width(line, NameSize)));

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
    public Text Write(string text, double x, double y, Alignment alignment, Color color, float size = RemarkSize)
    {
        var label = Plot.Add.Text(text, x, y);
        label.LabelAlignment = alignment;
        label.LabelFontSize = size;
        label.LabelFontColor = color;
        return label;
    }

    /// <summary>Width of a small remark with a little room around it, in units of the x axis, whose range is set.</summary>
    public double RemarkWidth(string remark)
    {
        var limits = Plot.Axes.GetLimits();
        return (FigureFont.Width(remark, RemarkSize) + 8) * (limits.Right - limits.Left) / DataWidth;
    }

    /// <summary>Sets round ticks of x.</summary>
    protected void SetXTicks(double left, double right) =>
        Plot.Axes.Bottom.TickGenerator = Ticks(right > left ? AxisTicks.Linear(left, right, XTicks) : [left]);

    /// <summary>Sets the ticks of a run's time.</summary>
    protected void SetXTicks(Timeline time)
    {
        var ticks = time.Ticks(XTicks);
        Plot.Axes.Bottom.TickGenerator = FigureText.Ticks([.. ticks.Select(tick => tick.Place)], [.. ticks.Select(tick => tick.Text)]);
    }

    private static NumericManual Ticks(double[] places) => new(places, [.. places.Select(AxisTicks.Text)]);
}
