using System.Globalization;
using ScottPlot;

namespace RLCollapse.Figures.Sweeps;

/// <summary>A metric against the values of one axis: every seed a dot, means joined, a line for each combination of the other axes.</summary>
/// <param name="sweep">The runs.</param>
/// <param name="axis">The axis.</param>
public sealed class AxisPanel(SweepData sweep, PlannedAxis axis)
{
    /// <summary>What dots, lines and bands are.</summary>
    public const string Caption = "symbols: every seed · lines: mean · band or bar: 95 % interval of the mean (Student t), cut at the edge";

    private readonly AxisScale _scale = AxisScale.Of(axis);

    /// <summary>The combinations of the other axes, each a line of the panel.</summary>
    public IReadOnlyList<IReadOnlyList<(PlannedAxis Axis, string Value)>> Groups { get; } =
        [.. SweepData.Product(sweep.Varied.Where(other => other != axis)).Where(place => sweep.ArmsAt(place).Any(arm => arm.Runs.Count > 0))];

    /// <summary>Names and looks of the lines; none where there is one line only.</summary>
    public IReadOnlyList<(string Name, Palette.Look Look)> Legend => Groups.Count == 1
        ? []
        : [.. Groups.Zip(GroupLooks.For(Groups.Count), (place, look) => (Name(place), look))];

    /// <summary>What a line stands for, in words.</summary>
    public static string Name(IReadOnlyList<(PlannedAxis Axis, string Value)> place) => string.Join(", ", place.Select(p => p.Axis.Label(p.Value)));

    /// <summary>The arms of a line, one a value of the axis; null where there is none.</summary>
    public IReadOnlyList<SweepArm?> Arms(IReadOnlyList<(PlannedAxis Axis, string Value)> place) =>
        [.. axis.Values.Select(value => sweep.ArmsAt([.. place, (axis, value)]).FirstOrDefault())];

    /// <summary>Draws a metric.</summary>
    /// <param name="title">What it is.</param>
    /// <param name="unit">Unit of y.</param>
    /// <param name="metric">The metric; runs where it is +∞ are drawn in a row of their own.</param>
    /// <param name="low">Least value there can be.</param>
    /// <param name="high">Largest value there can be; +∞ where there is no limit.</param>
    /// <param name="isZoomed">Whether y may begin above <paramref name="low"/>.</param>
    public Panel Draw(string title, string unit, RunMetric metric, double low, double high, bool isZoomed = false)
    {
        var panel = new Panel(title, _scale.Label, unit, 500, 340);
        panel.SetX(_scale);
        var values = sweep.Runs.Select(run => metric.Of(run.Data)).Where(value => !double.IsNaN(value)).ToList();
        var finite = values.Where(double.IsFinite).ToList();
        if (isZoomed && finite.Count > 0) low = Math.Max(low, Math.Min(high - 0.2, Math.Floor((10 * finite.Min()) - 0.5) / 10));
        var top = double.IsFinite(high) ? high : finite.Count == 0 ? 1 : Math.Max(1.1 * finite.Max(), low + 1e-9);
        var never = finite.Count < values.Count ? top + (0.14 * (top - low)) : (double?)null;
        panel.SetY(low - (0.05 * (top - low)), (never ?? top) + (0.08 * (top - low)), top);
        if (never is { } row)
        {
            panel.Plot.Add.HorizontalLine(row - (0.09 * (top - low)), 1, Palette.Muted, LinePattern.Dotted);
            panel.Write("never", _scale.Left, row, Alignment.MiddleLeft, Palette.Muted).OffsetX = 4;
        }

        var looks = GroupLooks.For(Groups.Count);
        for (var g = 0; g < Groups.Count; g++) Line(panel.Plot, Arms(Groups[g]), metric, looks[g], Shift(g, Groups.Count), never, (low, top));
        return panel;
    }

    /// <summary>Draws the final mass of every format.</summary>
    /// <param name="title">What the panel shows.</param>
    /// <param name="place">One of <see cref="Groups"/>.</param>
    /// <param name="names">The formats.</param>
    /// <param name="palette">Their looks.</param>
    /// <param name="width">Width of the panel in pixels.</param>
    public Panel DrawMasses(string title, IReadOnlyList<(PlannedAxis Axis, string Value)> place, IReadOnlyList<string> names, Palette palette, int width)
    {
        var panel = new Panel(title, _scale.Label, "final mass of the format", width, 380);
        panel.SetX(_scale);
        panel.SetY(-0.05, 1.06, 1);
        for (var f = 0; f < names.Count; f++)
            Line(panel.Plot, Arms(place), RunMetric.Parse($"format_mass/{names[f]}"), palette[names[f]], Shift(f, names.Count), null, (0, 1));
        return panel;
    }

    /// <summary>A change with its sign.</summary>
    public static string Signed(double change) => change.ToString("+0.00;−0.00;0.00", CultureInfo.InvariantCulture);

    private double Shift(int line, int lines) => (line - ((lines - 1) / 2.0)) * Span * Math.Min(0.03, (_scale.IsContinuous ? 0.06 : 0.3) / lines);

    private double Span => _scale.Right - _scale.Left;

    private void Line(Plot plot, IReadOnlyList<SweepArm?> arms, RunMetric metric, Palette.Look look, double shift, double? never, (double Low, double High) bounds)
    {
        var means = arms.Select(arm => arm?.Mean(metric)).ToList();
        foreach (var stretch in _scale.Stretches().Select(part => part.Where(i => means[i] is not null).ToList()).Where(part => part.Count > 0))
        {
            double[] xs = [.. stretch.Select(i => _scale.Places[i] + shift)];
            double[] lows = [.. stretch.Select(i => Math.Clamp(means[i]!.Low, bounds.Low, means[i]!.Mean))];
            double[] highs = [.. stretch.Select(i => Math.Clamp(means[i]!.High, means[i]!.Mean, bounds.High))];
            var hasInterval = stretch.All(i => means[i]!.Count > 1);
            if (hasInterval && _scale.IsContinuous && stretch.Count > 1) plot.Add.FillY(xs, lows, highs).FillColor = look.Color.WithAlpha(0.15);
            double[] ys = [.. stretch.Select(i => means[i]!.Mean)];
            if (hasInterval && !(_scale.IsContinuous && stretch.Count > 1))
                plot.PlottableList.Add(new ScottPlot.Plottables.ErrorBar(xs, ys, null, null, [.. highs.Zip(ys, (a, b) => a - b)], [.. ys.Zip(lows, (a, b) => a - b)]) { Color = look.Color });
            Join(plot, xs, ys, look);
            foreach (var (x, y) in xs.Zip(ys))
            {
                double[] dash = [x - (0.012 * Span), x + (0.012 * Span)];
                double[] level = [y, y];
                plot.Add.ScatterLine(dash, level, look.Color).LineWidth = 3;
            }
        }

        var dots = arms.SelectMany((arm, i) => (arm?.Values(metric) ?? []).Select((value, seed) => (X: _scale.Places[i] + shift + Spread(seed, arm!.Runs.Count), Y: value))).ToList();
        Dots(plot, [.. dots.Where(dot => double.IsFinite(dot.Y))], look);
        if (never is { } row) Dots(plot, [.. dots.Where(dot => double.IsInfinity(dot.Y)).Select(dot => (dot.X, row))], look);
    }

    /// <summary>Between names there are no values to pass through: a dotted guide for the eye.</summary>
    private void Join(Plot plot, double[] xs, double[] ys, Palette.Look look)
    {
        var line = plot.Add.ScatterLine(xs, ys, look.Color);
        (line.LineWidth, line.LinePattern) = _scale.IsContinuous ? (2, LinePattern.Solid) : (1, LinePattern.Dotted);
    }

    /// <summary>Seeds stand a little apart, so that equal values do not hide each other.</summary>
    private double Spread(int seed, int seeds) => (seed - ((seeds - 1) / 2.0)) * Span * Math.Min(0.006, 0.03 / seeds);

    private static void Dots(Plot plot, IReadOnlyList<(double X, double Y)> dots, Palette.Look look)
    {
        if (dots.Count == 0) return;
        var points = plot.Add.ScatterPoints(dots.Select(dot => dot.X).ToArray(), dots.Select(dot => dot.Y).ToArray(), look.Color.WithAlpha(0.6));
        points.MarkerShape = look.Marker;
        points.MarkerSize = 6;
    }
}
