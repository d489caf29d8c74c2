using RLCollapse.Analysis.Results;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace RLCollapse.Analysis.Plotting;

/// <summary>The common look of figures: a data area of known size with room for direct labels at its right.</summary>
public sealed class FigureFrame
{
    /// <summary>Width of a figure in pixels.</summary>
    public const int Width = 800;

    /// <summary>Height of a figure in pixels.</summary>
    public const int Height = 500;

    private const float TitleSize = 15;
    private const float LabelSize = 12;
    private const float RemarkSize = 11;
    private readonly double _dataHeight;
    private readonly double _dataWidth;
    private readonly PixelPadding _padding;
    private double _right;

    /// <param name="title">The finding.</param>
    /// <param name="xLabel">What is on the x axis, with its unit.</param>
    /// <param name="yLabel">What is on the y axis, with its unit.</param>
    /// <param name="height">Height of the panel in pixels.</param>
    public FigureFrame(string title, string xLabel, string yLabel, int height = Height)
    {
        _padding = new(70, 16, xLabel.Length > 0 ? 56 : 32, title.Length > 0 ? 44 : 14);
        _dataHeight = height - _padding.Top - _padding.Bottom;
        Plot.Layout.Fixed(_padding);
        _dataWidth = Width - _padding.Left - _padding.Right;
        Plot.Title(title, Math.Min(TitleSize, TitleSize * (float)_dataWidth / FigureFont.Width(title, TitleSize, isBold: true)));
        CommonLook.Apply(Plot, xLabel, yLabel, 13);
    }

    /// <summary>The plot.</summary>
    public Plot Plot { get; } = new();

    /// <summary>Sets the visible range of x and leaves room at its right for labels of a given length.</summary>
    /// <param name="left">Smallest x.</param>
    /// <param name="right">Largest x of the data.</param>
    /// <param name="labels">What the labels say.</param>
    public void SetX(double left, double right, IEnumerable<string> labels)
    {
        _right = right;
        var span = right > left ? right - left : 1;
        var room = 10 + labels.Max(label => FigureFont.Width(label, LabelSize)) + 4;
        var margin = 0.012 * span;
        Plot.Axes.SetLimitsX(left - margin, left - margin + ((span + margin) * _dataWidth / (_dataWidth - room)));
        SetTicks(Plot.Axes.Bottom, right > left ? AxisTicks.Linear(left, right, 8) : [left], AxisTicks.Text);
    }

    /// <summary>Sets the visible range of x to the time of a run.</summary>
    /// <param name="time">The axis.</param>
    /// <param name="labels">What the labels at its right say.</param>
    public void SetX(Timeline time, IEnumerable<string> labels)
    {
        SetX(0, time.Right, labels);
        var ticks = time.Ticks(8);
        Plot.Axes.Bottom.TickGenerator = new NumericManual([.. ticks.Select(tick => tick.Place)], [.. ticks.Select(tick => tick.Text)]);
    }

    /// <summary>Sets the visible range of y and the range that has ticks.</summary>
    public void SetY(double bottom, double top, double lastTick)
    {
        Plot.Axes.SetLimitsY(bottom, top);
        SetTicks(Plot.Axes.Left, AxisTicks.Linear(bottom, lastTick, _dataHeight > 200 ? 6 : 5), AxisTicks.Text);
    }

    /// <summary>Sets ticks of a logarithmic y axis, on which log₁₀ of the values is plotted.</summary>
    public void SetLogY(double low, double high)
    {
        Plot.Axes.SetLimitsY(Math.Log10(low), Math.Log10(high));
        var values = AxisTicks.Logarithmic(low, high);
        Plot.Axes.Left.TickGenerator = new NumericManual([.. values.Select(Math.Log10)], [.. values.Select(AxisTicks.Text)]);
    }

    /// <summary>Writes a label at the right end of each curve, pushed apart where they would overlap.</summary>
    public void LabelEnds(IReadOnlyList<EndLabel> labels)
    {
        var limits = Plot.Axes.GetLimits();
        var perPixel = (limits.Top - limits.Bottom) / _dataHeight;
        var half = 0.6 * LabelSize * perPixel;
        var places = LabelPlacement.Spread([.. labels.Select(label => label.Y)], 15 * perPixel, limits.Bottom + half, limits.Top - half);
        for (var i = 0; i < labels.Count; i++)
        {
            var text = Plot.Add.Text(labels[i].Text, _right, places[i]);
            text.LabelAlignment = Alignment.MiddleLeft;
            text.OffsetX = 10;
            text.LabelFontSize = LabelSize;
            text.LabelFontColor = labels[i].Color;
            text.LabelBackgroundColor = Colors.White;
        }
    }

    /// <summary>Width of a small remark with a little room around it, in units of the x axis, whose range is set.</summary>
    public double RemarkWidth(string remark)
    {
        var limits = Plot.Axes.GetLimits();
        return (FigureFont.Width(remark, RemarkSize) + 8) * (limits.Right - limits.Left) / _dataWidth;
    }

    /// <summary>Writes a small remark at a point.</summary>
    public void Remark(string remark, double x, double y, Alignment alignment, float offsetX = 0)
    {
        var text = Plot.Add.Text(remark, x, y);
        text.LabelAlignment = alignment;
        text.OffsetX = offsetX;
        text.LabelFontSize = RemarkSize;
        text.LabelFontColor = Palette.Muted;
    }

    private static void SetTicks(IAxis axis, double[] places, Func<double, string> text) =>
        axis.TickGenerator = new NumericManual(places, [.. places.Select(text)]);
}
