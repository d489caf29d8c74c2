using System.Text;

namespace ScottPlot.Gnuplot;

/// <summary>Collects what the plottables of one data area draw.</summary>
/// <param name="script">The script of the whole figure.</param>
/// <param name="limits">The visible range.</param>
internal sealed class PanelScript(FigureScript script, AxisLimits limits)
{
    private const int MostBoxes = 3;
    private readonly List<string> _elements = [];
    private readonly StringBuilder _labels = new();
    private readonly List<string> _boxes = [];
    private int _labelCount;

    /// <summary>The visible range, in data units.</summary>
    public AxisLimits Limits => limits;

    /// <summary>Elements of the plot command, in drawing order.</summary>
    public IReadOnlyList<string> Elements => _elements;

    /// <summary>Whether an element has a text in the legend.</summary>
    public bool HasLegendItems { get; private set; }

    /// <summary>Commands that place texts.</summary>
    public string Labels => _labels.ToString();

    /// <summary>Adds a table of numbers to the script.</summary>
    /// <returns>Its name.</returns>
    public string AddData(IEnumerable<double[]> rows) => script.AddData(rows);

    /// <summary>A width in pixels as a fraction of the figure's.</summary>
    public string FractionX(double pixels) => Styles.Number(Math.Round(pixels / script.Width, 6));

    /// <summary>A height in pixels as a fraction of the figure's.</summary>
    public string FractionY(double pixels) => Styles.Number(Math.Round(pixels / script.Height, 6));

    /// <summary>Adds an element to the plot command.</summary>
    /// <param name="element">Data, style and colours.</param>
    /// <param name="legendText">Text in the legend; empty for no item.</param>
    public void AddElement(string element, string legendText)
    {
        HasLegendItems |= legendText.Length > 0;
        _elements.Add($"{element} {(legendText.Length == 0 ? "notitle" : $"title {Styles.Quote(legendText)}")}");
    }

    /// <summary>Adds a text. gnuplot centres it on its point vertically, so other alignments are moved by half the text's height.</summary>
    public void AddLabel(string position, LabelStyle style, Alignment alignment, float offsetX, float offsetY)
    {
        if (!style.IsVisible || style.Text.Length == 0) return;
        var half = 0.6 * style.FontSize;
        var lines = style.Text.Count(c => c == '\n') + 1;
        var vertical = Styles.VerticalFraction(alignment);
        // gnuplot centres the first line of a text on the point and stacks the others below it.
        var down = offsetY + style.OffsetY + (vertical switch { 1 => half, 0 => half - (2 * half * lines), _ => -half * (lines - 1) });
        var rotate = style.Rotation == 0 ? string.Empty : $" rotate by {Styles.Number(-style.Rotation)}";
        var boxed = style.BackgroundColor.Alpha > 0 || style.BorderColor.Alpha > 0 ? $" boxed bs {BoxNumber(style)}" : string.Empty;
        _labels.AppendLine(
            $"set label {++_labelCount} {Styles.Quote(style.Text)} at {position} {Styles.Justification(alignment)}{rotate} " +
            $"{Styles.Text(style)} front offset screen {FractionX(offsetX + style.OffsetX)}, screen {FractionY(-down)}{boxed}");
    }
    /// <summary>The number of the box style that a label needs; labels with the same box share it.</summary>
    private int BoxNumber(LabelStyle style)
    {
        var border = style.BorderColor.Alpha > 0 ? $"border {Styles.Rgb(style.BorderColor)} linewidth {Styles.Number(style.BorderWidth)}" : "noborder";
        var box = $"opaque fillcolor {Styles.Rgb(style.BackgroundColor)} {border} margins {Margin(style, style.PixelPadding.Left)},{Margin(style, style.PixelPadding.Top)}";
        if (!_boxes.Contains(box))
        {
            if (_boxes.Count == MostBoxes) throw new GnuplotException($"gnuplot draws at most {MostBoxes} kinds of text box in a plot: give texts the same background, border and padding.");
            _boxes.Add(box);
            _labels.AppendLine($"set style textbox {_boxes.Count} {box}");
        }

        return _boxes.IndexOf(box) + 1;
    }

    /// <summary>gnuplot counts a box's margins in widths of a letter.</summary>
    private static string Margin(LabelStyle style, float pixels) => Styles.Number(Math.Round(pixels / (0.6 * style.FontSize), 3));
}
