using RLCollapse.Analysis.Metrics;
using RLCollapse.Analysis.Results;
using RLCollapse.Statistics;
using ScottPlot;

namespace RLCollapse.Analysis.Plotting.Sweeps;

/// <summary>
/// One metric of one group of arms along an axis: every seed a dot, and mean and interval where the seeds have one centre.
/// </summary>
/// <param name="Panel">Where it is drawn.</param>
/// <param name="X">Places of the axis's values.</param>
/// <param name="Y">Places of the metric's values.</param>
/// <param name="Look">Its colour and symbol.</param>
internal sealed record AxisLine(Panel Panel, AxisScale X, ValueScale Y, Palette.Look Look)
{
    /// <summary>Share of the room between two names that their lines take.</summary>
    private const double Occupied = 0.74;

    /// <summary>One of several lines that stand side by side at each name.</summary>
    /// <param name="frame">Where it is drawn.</param>
    /// <param name="x">Names side by side.</param>
    /// <param name="y">Places of the metric's values.</param>
    /// <param name="look">Its colour and symbol.</param>
    /// <param name="line">Which of the lines, from the left.</param>
    /// <param name="lines">How many there are.</param>
    public static AxisLine Beside(Panel frame, AxisScale x, ValueScale y, Palette.Look look, int line, int lines) => new(frame, x, y, look)
    {
        Shift = (line - ((lines - 1) / 2.0)) * Occupied / lines,
        Half = Math.Min(0.06, 0.3 * Occupied / lines),
    };

    /// <summary>How far the line stands from its ticks; 0 unless names have several lines.</summary>
    public double Shift { get; init; }

    /// <summary>How far seeds stand from their mean at most, to both sides.</summary>
    public double Half { get; init; }

    /// <summary>Whether intervals are joined to a band; else each is a bar.</summary>
    public bool HasBand { get; init; }

    /// <summary>Draws the arms, one per value of the axis, null where there is none.</summary>
    public void Draw(IReadOnlyList<SweepArm?> arms, RunMetric metric, Func<SweepArm, bool> hasMean)
    {
        var means = arms.Select(arm => arm is not null && hasMean(arm) ? Y.Center(arm.Values(metric)) : null).ToList();
        foreach (var part in X.Stretches().SelectMany(stretch => Unbroken(stretch, means))) Means(part, means);
        for (var i = 0; i < arms.Count; i++) Seeds(arms[i]?.Values(metric) ?? [], X.Places[i] + Shift);
    }

    /// <summary>Draws a column from 0 to the mean of each arm that has one.</summary>
    public void Columns(IReadOnlyList<SweepArm?> arms, RunMetric metric)
    {
        foreach (var (i, arm) in arms.Index())
        {
            if (arm is null || Y.Center(arm.Values(metric)) is not { } mean) continue;
            Panel.Plot.Add.Bar(new Bar
            {
                Position = X.Places[i] + Shift,
                Size = 3.2 * Half,
                Value = Y.Place(mean.Mean),
                FillColor = Look.Color.WithAlpha(0.3),
                LineWidth = 0,
            });
        }
    }

    /// <summary>Stretches in which every value has a mean: no line passes over one that has none.</summary>
    private static IEnumerable<IReadOnlyList<int>> Unbroken(IReadOnlyList<int> stretch, IReadOnlyList<MeanInterval?> means)
    {
        var part = new List<int>();
        foreach (var i in stretch)
        {
            if (means[i] is not null)
            {
                part.Add(i);
                continue;
            }

            if (part.Count > 0) yield return part;
            part = [];
        }

        if (part.Count > 0) yield return part;
    }

    private void Means(IReadOnlyList<int> part, IReadOnlyList<MeanInterval?> means)
    {
        double[] xs = [.. part.Select(i => X.Places[i] + Shift)];
        double[] ys = [.. part.Select(i => means[i]!.Mean)];
        double[] lows = [.. part.Select(i => Math.Clamp(means[i]!.Low, Y.Bottom, means[i]!.Mean))];
        double[] highs = [.. part.Select(i => Math.Clamp(means[i]!.High, means[i]!.Mean, Y.Top))];
        var isJoined = X.IsContinuous && part.Count > 1;
        if (part.All(i => means[i]!.Count > 1)) Interval(xs, ys, lows, highs, isJoined && HasBand);
        if (isJoined) Panel.Plot.Add.ScatterLine(xs, ys, Look.Color).LineWidth = 2;
        foreach (var (x, y) in xs.Zip(ys))
        {
            double[] dash = [x - (1.4 * Half), x + (1.4 * Half)], level = [y, y];
            Panel.Plot.Add.ScatterLine(dash, level, Look.Color).LineWidth = 3;
        }
    }

    private void Interval(double[] xs, double[] ys, double[] lows, double[] highs, bool isBand)
    {
        if (isBand)
        {
            var band = Panel.Plot.Add.FillY(xs, lows, highs);
            (band.FillColor, band.LineWidth) = (Look.Color.WithAlpha(0.15), 0);
            return;
        }

        Panel.Plot.PlottableList.Add(
            new ScottPlot.Plottables.ErrorBar(xs, ys, null, null, [.. highs.Zip(ys, (a, b) => a - b)],
                [.. ys.Zip(lows, (a, b) => a - b)]) { Color = Look.Color, CapSize = 3 });
    }

    private void Seeds(double[] values, double x)
    {
        var dots = values.Select((value, seed) =>
            (X: x + (values.Length < 2 ? 0 : Half * ((2.0 * seed / (values.Length - 1)) - 1)), Value: value)).ToList();
        Dots([.. dots.Where(dot => Y.Holds(dot.Value)).Select(dot => (dot.X, Y.Place(dot.Value)))], Look.Marker);
        var never = dots.Where(dot => double.IsInfinity(dot.Value)).Select(dot => (dot.X, Y.Never!.Value)).ToList();
        Dots(never, Look.Marker);
        if (never.Count > 0 && never.Count < values.Length)
            Beside([.. never.Select(dot => dot.X)], Y.Never!.Value, $"{never.Count} of {values.Length}");
        var beyond = dots.Where(dot => double.IsFinite(dot.Value) && !Y.Holds(dot.Value)).ToList();
        if (beyond.Count == 0) return;
        Dots([.. beyond.Select(dot => (dot.X, Y.Top))], MarkerShape.FilledTriangleUp, 9);
        Beside([.. beyond.Select(dot => dot.X)], Y.Top, string.Join(", ", beyond.Select(dot => NumberText.Value(dot.Value))));
    }

    /// <summary>Writes at the right of dots, or at their left where the panel ends.</summary>
    private void Beside(IReadOnlyList<double> xs, double y, string text)
    {
        var isLate = xs.Max() > X.Right - (0.2 * (X.Right - X.Left));
        Panel.Write(text, isLate ? xs.Min() : xs.Max(), y, isLate ? Alignment.MiddleRight : Alignment.MiddleLeft, Look.Color, 10).OffsetX =
            isLate ? -6 : 6;
    }

    private void Dots(IReadOnlyList<(double X, double Y)> dots, MarkerShape shape, float size = 6)
    {
        if (dots.Count == 0) return;
        var points = Panel.Plot.Add.ScatterPoints(
            dots.Select(dot => dot.X).ToArray(), dots.Select(dot => dot.Y).ToArray(), Look.Color.WithAlpha(0.6));
        (points.MarkerShape, points.MarkerSize) = (shape, size);
    }
}
