using RLCollapse.Analysis.Metrics;
using RLCollapse.Analysis.Results;
using ScottPlot;

namespace RLCollapse.Analysis.Plotting.Sweeps;

/// <summary>
/// Panels over the values of one axis. Along numbers means are joined and stand on their ticks; names stand side by side, and so do
/// two or three numbers that several groups share, the groups of one next to each other.
/// </summary>
/// <param name="sweep">The runs.</param>
/// <param name="axis">The axis.</param>
public sealed class AxisPanel(SweepData sweep, PlannedAxis axis)
{
    /// <summary>Numbers that groups side by side are still easy to compare at.</summary>
    private const int Few = 3;

    private AxisScale? _layout;

    /// <summary>The combinations of the other axes.</summary>
    public IReadOnlyList<IReadOnlyList<(PlannedAxis Axis, string Value)>> Groups { get; } =
        [.. SweepData.Product(sweep.Varied.Where(other => other != axis))
            .Where(place => sweep.ArmsAt(place).Any(arm => arm.Runs.Count > 0))];

    /// <summary>Whether each group has panels of its own: along numbers, where the bands of several would lie over one another.</summary>
    public bool IsSplit => IsContinuous && Groups.Count > 1;

    /// <summary>Whether means are joined.</summary>
    public bool IsContinuous => Scale.IsContinuous;

    private AxisScale Scale => _layout ??= Groups.Count > 1 && axis.Values.Count <= Few ? SideBySide : AxisScale.Of(axis);

    /// <summary>Names and looks of the groups that share panels; none where each has its own.</summary>
    public IReadOnlyList<(string Name, Palette.Look Look)> Legend => Groups.Count == 1 || IsSplit
        ? []
        : [.. Groups.Zip(GroupLooks.For(Groups.Count), (place, look) => (Name(place), look))];

    /// <summary>What a group is, in words.</summary>
    public static string Name(IReadOnlyList<(PlannedAxis Axis, string Value)> place) =>
        string.Join(", ", place.Select(p => p.Axis.Label(p.Value)));

    /// <summary>The arms of a group, one per value of the axis; null where there is none.</summary>
    public IReadOnlyList<SweepArm?> Arms(IReadOnlyList<(PlannedAxis Axis, string Value)> place) =>
        [.. axis.Values.Select(value => sweep.ArmsAt([.. place, (axis, value)]).FirstOrDefault())];

    /// <summary>Whether the mean of an arm is drawn.</summary>
    public bool HasMean(SweepArm arm, AxisMetric metric) =>
        ValueScale.Of(metric, metric.Values(sweep)).Center(arm.Values(metric.Metric)) is not null;

    private AxisScale SideBySide { get; } = AxisScale.SideBySide(axis);

    /// <summary>Draws a metric.</summary>
    /// <param name="frame">The empty panel.</param>
    /// <param name="metric">What is drawn.</param>
    /// <param name="groups">Of <see cref="Groups"/>.</param>
    public Panel Draw(Panel frame, AxisMetric metric, IReadOnlyList<IReadOnlyList<(PlannedAxis Axis, string Value)>> groups)
    {
        var y = ValueScale.Of(metric, metric.Values(sweep));
        Prepare(frame, Scale, y, groups.Count);
        if (y.Never is { } row) frame.Plot.Add.HorizontalLine(row - (0.09 * (y.Top - y.Bottom)), 1, Palette.Muted, LinePattern.Dotted);
        var looks = GroupLooks.For(groups.Count);
        for (var g = 0; g < groups.Count; g++)
            Line(frame, Scale, y, looks[g], g, groups.Count).Draw(Arms(groups[g]), metric.Metric, _ => true);
        return frame;
    }

    /// <summary>
    /// Draws the final mass of every format of a group, side by side at each value; where its seeds differ in their winner a format has no
    /// mean.
    /// </summary>
    /// <param name="frame">The empty panel.</param>
    /// <param name="place">One of <see cref="Groups"/>.</param>
    /// <param name="names">The formats.</param>
    /// <param name="palette">Their looks.</param>
    public Panel DrawMasses(
        Panel frame, IReadOnlyList<(PlannedAxis Axis, string Value)> place, IReadOnlyList<string> names, Palette palette)
    {
        Prepare(frame, SideBySide, ValueScale.Share, names.Count);
        for (var f = 0; f < names.Count; f++)
            Line(frame, SideBySide, ValueScale.Share, palette[names[f]], f, names.Count)
                .Draw(Arms(place), RunMetric.Parse($"format_mass/{names[f]}"), arm => arm.Winners.Count == 1);
        return frame;
    }

    /// <summary>An empty panel for the masses of formats.</summary>
    public Panel MassFrame(string title, string yLabel, int width, int height) => new(title, SideBySide.Label, yLabel, width, height);

    /// <summary>An empty panel over the axis.</summary>
    public Panel Frame(string title, string yLabel, int width, int height) => new(title, Scale.Label, yLabel, width, height);

    /// <summary>An empty panel in a stack of rows over the axis, which is named below the lowest.</summary>
    public Panel Frame(string title, string yLabel, int width, int height, int row, int rows) =>
        new(title, row == rows - 1 ? Scale.Label : string.Empty, yLabel, width, height, Panel.InStack(row, rows));

    private void Prepare(Panel frame, AxisScale x, ValueScale y, int lines)
    {
        x.SetOn(frame);
        y.SetOn(frame);
        if (lines > 1 && !x.IsContinuous) x.GroundOn(frame);
    }

    private static AxisLine Line(Panel frame, AxisScale x, ValueScale y, Palette.Look look, int line, int lines) => x.IsContinuous
        ? new(frame, x, y, look) { Half = 0.012 * (x.Right - x.Left), HasBand = lines == 1 }
        : AxisLine.Beside(frame, x, y, look, line, lines);
}
