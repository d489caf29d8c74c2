using RLCollapse.Analysis.Results;
using ScottPlot;

namespace RLCollapse.Analysis.Plotting;

/// <summary>A panel of a run's figure: as wide as the figure, with room for direct labels at its right.</summary>
public sealed class FigureFrame : Panel
{
    /// <summary>Width of a figure in pixels.</summary>
    public const int FigureWidth = 800;

    /// <summary>Height of a figure in pixels.</summary>
    public const int FigureHeight = 500;

    private const float LargestTitle = 15;
    private const float NameSize = 13;
    private const float LabelSize = 12;
    private double _right;

    /// <param name="title">The finding; written smaller where it would not fit.</param>
    /// <param name="xLabel">What is on the x axis, with its unit.</param>
    /// <param name="yLabel">What is on the y axis, with its unit.</param>
    /// <param name="height">Height of the panel in pixels.</param>
    public FigureFrame(string title, string xLabel, string yLabel, int height = FigureHeight)
        : this(title, xLabel, yLabel, height, new PixelPadding(70, 16, xLabel.Length > 0 ? 56 : 32, title.Length > 0 ? 44 : 14))
    {
    }

    private FigureFrame(string title, string xLabel, string yLabel, int height, PixelPadding padding)
        : base(title, xLabel, yLabel, FigureWidth, height, padding, TitleSize(title, FigureWidth - padding.Left - padding.Right), NameSize)
    {
    }

    /// <inheritdoc/>
    protected override int XTicks => 8;

    /// <inheritdoc/>
    protected override int YTicks => DataHeight > 200 ? 6 : 5;

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
        Plot.Axes.SetLimitsX(left - margin, left - margin + ((span + margin) * DataWidth / (DataWidth - room)));
        SetXTicks(left, right);
    }

    /// <summary>Sets the visible range of x to the time of a run.</summary>
    /// <param name="time">The axis.</param>
    /// <param name="labels">What the labels at its right say.</param>
    public void SetX(Timeline time, IEnumerable<string> labels)
    {
        SetX(0, time.Right, labels);
        SetXTicks(time);
    }

    /// <summary>Sets range and ticks of a logarithmic y axis, on which log₁₀ of the values is plotted.</summary>
    /// <param name="low">Least value, above 0.</param>
    /// <param name="high">Largest value.</param>
    public void SetLogY(double low, double high) => SetLogY(Math.Log10(low), Math.Log10(high), Math.Log10(high));

    /// <summary>Writes a label at the right end of each curve, pushed apart where they would overlap.</summary>
    public void LabelEnds(IReadOnlyList<EndLabel> labels)
    {
        var limits = Plot.Axes.GetLimits();
        var perPixel = (limits.Top - limits.Bottom) / DataHeight;
        var half = 0.6 * LabelSize * perPixel;
        var places = LabelPlacement.Spread([.. labels.Select(label => label.Y)], 15 * perPixel, limits.Bottom + half, limits.Top - half);
        for (var i = 0; i < labels.Count; i++)
        {
            var text = Write(labels[i].Text, _right, places[i], Alignment.MiddleLeft, labels[i].Color, LabelSize);
            text.OffsetX = 10;
            text.LabelBackgroundColor = Colors.White;
        }
    }

    /// <summary>Writes a small remark at a point.</summary>
    public void Remark(string remark, double x, double y, Alignment alignment, float offsetX = 0) =>
        Write(remark, x, y, alignment, Palette.Muted).OffsetX = offsetX;

    private static float TitleSize(string title, double room) =>
        Math.Min(LargestTitle, LargestTitle * (float)room / FigureFont.Width(title, LargestTitle, isBold: true));
}
