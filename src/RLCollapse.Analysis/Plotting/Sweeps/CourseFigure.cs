using RLCollapse.Analysis.Results;
using ScottPlot;

namespace RLCollapse.Analysis.Plotting.Sweeps;

/// <summary>Metrics over the RL epochs, a panel an arm: every seed, under their mean where they have one.</summary>
/// <param name="Name">File name without ending, before that of the place.</param>
/// <param name="YLabel">What is on the y axis, with its unit.</param>
/// <param name="Courses">The curves; an arm without one goes without it, and so does a figure in which no arm has it.</param>
/// <param name="Finding">The title, from the panels and from the curves drawn.</param>
public sealed record CourseFigure(string Name, string YLabel, IReadOnlyList<Course> Courses, Func<Facets, IReadOnlyList<Course>, string> Finding)
{
    private const double Flat = 0.02;

    /// <summary>Largest value there can be; bands are cut off there, and at 0.</summary>
    public double Most { get; init; } = 1;

    /// <summary>Whether every curve has a row of panels of its own, with its own scale and a band around its mean; else curves share panels, without bands.</summary>
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
        let courses = Courses.Where(course => facets.Panels.Any(panel => course.IsMeasured(panel.Arm))).ToList()
        where courses.Exists(course => !IsFlat(facets, course))
        select Figure(sweep, facets, courses);

    private bool IsFlat(Facets facets, Course course)
    {
        var values = Values(facets, course).ToList();
        return values.Max() - values.Min() <= Flat * Most;
    }

    private SweepFigure Figure(SweepData sweep, Facets facets, IReadOnlyList<Course> courses)
    {
        IReadOnlyList<Course>[] rows = HasRows ? [.. courses.Select(course => (IReadOnlyList<Course>)[course])] : [courses];
        var tops = rows.Select(row => FitsData ? courses.Where(row.Contains).Max(course => Values(sweep, course).Max()) : Most).ToList();
        var grid = new CourseGrid(facets, HasRows);
        var panels = grid.Panels(rows.Length, (row, panel, label, isLowest) =>
        {
            var y = label ? rows.Length > 1 ? rows[row][0].Name : YLabel : string.Empty;
            var frame = new Panel(row == 0 ? panel.Title : string.Empty, isLowest ? panel.Arm.Timeline.Label("RL epoch") : string.Empty, y, grid.Width, grid.Height, Panel.InStack(row, rows.Length));
            frame.SetX(panel.Arm.Timeline);
            frame.SetY(-0.03 * tops[row], 1.05 * tops[row], tops[row]);
            Under(frame.Plot, panel.Arm);
            SeedCurves.Draw(frame.Plot, panel.Arm, [.. rows[row].Where(course => course.IsMeasured(panel.Arm))], Most, HasMean(panel.Arm));
            return frame;
        });
        IReadOnlyList<(string, Palette.Look)> legend = rows.Length > 1 ? [] : [.. courses.Select(course => (course.Name, course.Look with { Marker = MarkerShape.FilledSquare }))];
        var band = rows[0].Count > 1 ? string.Empty : $" · band: its 95 % interval (Student t), cut at 0 and {AxisTicks.Text(Most)}";
        var caption = $"thin: every seed · thick: mean, none where seeds part or scatter widely{band}{Note}{facets.Stages}";
        return new(Name + facets.Name, new(Finding(facets, courses), legend, caption, grid.Columns * grid.Width), panels, grid.Columns);
    }

    private static IEnumerable<double> Values(Facets facets, Course course) => facets.Panels.SelectMany(panel => course.Of(panel.Arm)).SelectMany(curve => curve.Ys);

    private static IEnumerable<double> Values(SweepData sweep, Course course) => sweep.Arms.SelectMany(arm => course.Of(arm)).SelectMany(curve => curve.Ys).DefaultIfEmpty(1);
}
