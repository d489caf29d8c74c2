using RLCollapse.Analysis.Results;
using ScottPlot;

namespace RLCollapse.Analysis.Plotting.Sweeps;

/// <summary>Metrics over the RL epochs, a panel per arm: every seed, under their mean where they have one.</summary>
/// <param name="Name">File name without ending, before that of the place.</param>
/// <param name="YLabel">What is on the y axis, with its unit.</param>
/// <param name="Metrics">The curves; an arm without one goes without it, and so does a figure in which no arm has it.</param>
/// <param name="Finding">The title, from the panels and from the curves drawn.</param>
public sealed record CurveFigure(
    string Name, string YLabel, IReadOnlyList<MetricCurve> Metrics, Func<Facets, IReadOnlyList<MetricCurve>, string> Finding)
{
    private const double Flat = 0.02;

    /// <summary>Largest value there can be; bands are cut off there, and at 0.</summary>
    public double Most { get; init; } = 1;

    /// <summary>
    /// Whether every curve has a row of panels of its own, with its own scale and a band around its mean; else curves share panels, without
    /// bands.
    /// </summary>
    public bool HasRows { get; init; }

    /// <summary>Whether the y axis ends with the data and not at <see cref="Most"/>.</summary>
    public bool FitsData { get; init; }

    /// <summary>Whether the seeds of an arm have means, beside that their ends have a centre.</summary>
    public Func<SweepArm, bool> HasMean { get; init; } = _ => true;

    /// <summary>What is drawn under the curves of an arm.</summary>
    public Action<Plot, SweepArm> Under { get; init; } = (_, _) => { };

    /// <summary>What a reader needs to know beyond curves and bands; possibly empty.</summary>
    public string Note { get; init; } = string.Empty;

    /// <summary>The figures of a sweep; none where no arm has any of the curves, or where none of them ever moves.</summary>
    public IEnumerable<SweepFigure> Build(SweepData sweep) =>
        from facets in Facets.Of(sweep)
        let metrics = Metrics.Where(metric => facets.Panels.Any(panel => metric.IsMeasured(panel.Arm))).ToList()
        where metrics.Exists(metric => !IsFlat(facets, metric))
        select Figure(sweep, facets, metrics);

    private bool IsFlat(Facets facets, MetricCurve metric)
    {
        var values = Values(facets, metric).ToList();
        return values.Max() - values.Min() <= Flat * Most;
    }

    private SweepFigure Figure(SweepData sweep, Facets facets, IReadOnlyList<MetricCurve> metrics)
    {
        IReadOnlyList<MetricCurve>[] rows = HasRows ? [.. metrics.Select(metric => (IReadOnlyList<MetricCurve>)[metric])] : [metrics];
        var tops = rows.Select(row => FitsData ? metrics.Where(row.Contains).Max(metric => Values(sweep, metric).Max()) : Most).ToList();
        var grid = new CurveGrid(facets, HasRows);
        var panels = grid.Panels(rows.Length, (row, panel, label, isLowest) =>
        {
            var y = label ? rows.Length > 1 ? rows[row][0].Name : YLabel : string.Empty;
            var x = isLowest ? panel.Arm.Timeline.Label("RL epoch") : string.Empty;
            var title = row == 0 ? panel.Title : string.Empty;
            var frame = new Panel(title, x, y, grid.Width, grid.Height, Panel.InStack(row, rows.Length));
            frame.SetX(panel.Arm.Timeline);
            frame.SetY(-0.03 * tops[row], 1.05 * tops[row], tops[row]);
            Under(frame.Plot, panel.Arm);
            SeedCurves.Draw(frame.Plot, panel.Arm, [.. rows[row].Where(metric => metric.IsMeasured(panel.Arm))], Most, HasMean(panel.Arm));
            return frame;
        });
        IReadOnlyList<(string, Palette.Look)> legend = rows.Length > 1
            ? []
            : [.. metrics.Select(metric => (metric.Name, metric.Look with { Marker = MarkerShape.FilledSquare }))];
        var band = rows[0].Count > 1 ? string.Empty : $" · band: its 95 % interval (Student t), cut at 0 and {AxisTicks.Text(Most)}";
        var caption = $"thin: every seed · thick: mean, none where seeds part or scatter widely{band}{Note}{facets.Stages}";
        return new(Name + facets.Name, new(Finding(facets, metrics), legend, caption, grid.Columns * grid.Width), panels, grid.Columns);
    }

    private static IEnumerable<double> Values(Facets facets, MetricCurve metric) =>
        facets.Panels.SelectMany(panel => metric.Of(panel.Arm)).SelectMany(curve => curve.Ys);

    private static IEnumerable<double> Values(SweepData sweep, MetricCurve metric) =>
        sweep.Arms.SelectMany(arm => metric.Of(arm)).SelectMany(curve => curve.Ys).DefaultIfEmpty(1);
}
