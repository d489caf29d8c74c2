using System.Globalization;
using ScottPlot.Palettes;
using ScottPlot.Panels;
using ScottPlot.Plottables;

namespace ScottPlot;

/// <summary>Makes plottables and adds them to a plot.</summary>
/// <param name="plot">The plot.</param>
public class PlottableAdder(Plot plot)
{
    private int _nextColor;

    /// <summary>The plot.</summary>
    public Plot Plot { get; } = plot;

    /// <summary>Colours of plottables that are given none.</summary>
    public IPalette Palette { get; set; } = new Category10();

    /// <summary>The palette's next colour.</summary>
    public Color GetNextColor(bool incrementCounter = true) => Palette.GetColor(incrementCounter ? _nextColor++ : _nextColor);

    /// <summary>Points joined by lines.</summary>
    public Scatter Scatter(double[] xs, double[] ys, Color? color = null) =>
        Added(new Scatter(xs, ys) { Color = color ?? GetNextColor() });

    /// <inheritdoc cref="Scatter(double[], double[], Color?)"/>
    public Scatter Scatter<T1, T2>(List<T1> xs, List<T2> ys, Color? color = null) => Scatter(Numbers(xs), Numbers(ys), color);

    /// <summary>Lines without symbols.</summary>
    public Scatter ScatterLine(double[] xs, double[] ys, Color? color = null)
    {
        var scatter = Scatter(xs, ys, color);
        scatter.MarkerSize = 0;
        return scatter;
    }

    /// <inheritdoc cref="ScatterLine(double[], double[], Color?)"/>
    public Scatter ScatterLine<T1, T2>(List<T1> xs, List<T2> ys, Color? color = null) => ScatterLine(Numbers(xs), Numbers(ys), color);

    /// <summary>Symbols without lines.</summary>
    public Scatter ScatterPoints(double[] xs, double[] ys, Color? color = null)
    {
        var scatter = Scatter(xs, ys, color);
        scatter.LineWidth = 0;
        return scatter;
    }

    /// <inheritdoc cref="ScatterPoints(double[], double[], Color?)"/>
    public Scatter ScatterPoints<T1, T2>(List<T1> xs, List<T2> ys, Color? color = null) => ScatterPoints(Numbers(xs), Numbers(ys), color);

    /// <summary>The area between two curves.</summary>
    public FillY FillY(double[] xs, double[] ys1, double[] ys2) =>
        Added(new FillY(xs, ys1, ys2) { FillColor = GetNextColor() });

    /// <summary>A line at a fixed y.</summary>
    public HorizontalLine HorizontalLine(double y, float width = 2, Color? color = null, LinePattern pattern = default) =>
        Added(new HorizontalLine { Y = y, LineWidth = width, LineColor = color ?? GetNextColor(), LinePattern = pattern });

    /// <summary>A line at a fixed x.</summary>
    public VerticalLine VerticalLine(double x, float width = 2, Color? color = null, LinePattern pattern = default) =>
        Added(new VerticalLine { X = x, LineWidth = width, LineColor = color ?? GetNextColor(), LinePattern = pattern });

    /// <summary>Upright error bars of the same length up and down.</summary>
    public ErrorBar ErrorBar(IReadOnlyList<double> xs, IReadOnlyList<double> ys, IReadOnlyList<double> yErrors) =>
        Added(new ErrorBar(xs, ys, null, null, yErrors, yErrors) { Color = GetNextColor() });

    /// <summary>A bar.</summary>
    public BarPlot Bar(double position, double value, double error = 0) =>
        Bar(new Bar { Position = position, Value = value, Error = error, FillColor = GetNextColor() });

    /// <summary>A bar.</summary>
    public BarPlot Bar(Bar bar) => Added(new BarPlot([bar]));

    /// <summary>Bars at 0, 1, 2, ….</summary>
    public BarPlot Bars(double[] values) => Bars(values.Select((_, i) => (double)i), values);

    /// <summary>Bars at given places.</summary>
    /// <exception cref="ArgumentException">There are more places than values or fewer.</exception>
    public BarPlot Bars(IEnumerable<double> positions, IEnumerable<double> values)
    {
        var (xs, ys) = (positions.ToArray(), values.ToArray());
        if (xs.Length != ys.Length) throw new ArgumentException($"{xs.Length} positions but {ys.Length} values: give one value a position.", nameof(values));
        var color = GetNextColor();
        return Added(new BarPlot([.. xs.Zip(ys, (x, y) => new Bar { Position = x, Value = y, FillColor = color })]));
    }

    /// <summary>Cells coloured by value; row 0 is on top.</summary>
    public Heatmap Heatmap(double[,] intensities) => Added(new Heatmap(intensities));

    /// <summary>The scale of a heat map's colours.</summary>
    public ColorBar ColorBar(IHasColorAxis source, Edge edge = Edge.Right)
    {
        var bar = new ColorBar(source, edge);
        Plot.Axes.ColorBars.Add(bar);
        return bar;
    }

    /// <summary>A text at a point.</summary>
    public Text Text(string text, double x, double y) =>
        Added(new Text { LabelText = text, Location = new(x, y) });

    /// <summary>A text in a corner, at an edge or in the middle of the data area.</summary>
    public Annotation Annotation(string text, Alignment alignment = Alignment.UpperLeft) => Added(new Annotation
    {
        Text = text,
        Alignment = alignment,
        LabelBackgroundColor = Colors.Yellow.WithAlpha(.75),
        LabelBorderColor = Colors.Black,
        LabelPadding = 5,
    });

    /// <summary>A symbol.</summary>
    public Marker Marker(double x, double y, MarkerShape shape = MarkerShape.FilledCircle, float size = 10, Color? color = null) =>
        Added(new Marker { X = x, Y = y, Shape = shape, Size = size, Color = color ?? GetNextColor() });

    private static double[] Numbers<T>(List<T> values) => [.. values.Select(value => Convert.ToDouble(value, CultureInfo.InvariantCulture))];

    private T Added<T>(T plottable)
        where T : IPlottable
    {
        Plot.PlottableList.Add(plottable);
        return plottable;
    }
}
