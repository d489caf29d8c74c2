using ScottPlot;

namespace RLCollapse.Figures.Sweeps;

/// <summary>Metrics over the RL epochs, a panel an arm: every seed, under their mean with its 95 % band.</summary>
/// <param name="Name">File name without ending, before that of the place.</param>
/// <param name="YLabel">What is on the y axis, with its unit.</param>
/// <param name="Courses">The curves; an arm without one goes without it, and so does a figure in which no arm has it.</param>
/// <param name="Finding">The title, from the panels and from the curves drawn.</param>
public sealed record CourseFigure(string Name, string YLabel, IReadOnlyList<Course> Courses, Func<Facets, IReadOnlyList<Course>, string> Finding)
{
    /// <summary>The largest value that the y axis has room for; it begins at 0.</summary>
    public double Top { get; init; } = 1;

    /// <summary>Largest value there can be; bands are cut off there, and at 0.</summary>
    public double Most { get; init; } = 1;

    /// <summary>Whether a mean of an arm's seeds has a band, which means something only where they have one centre.</summary>
    public Func<SweepArm, bool> HasBand { get; init; } = _ => true;

    /// <summary>What is drawn under the curves of an arm.</summary>
    public Action<Plot, SweepArm> Under { get; init; } = (_, _) => { };

    /// <summary>What a reader needs to know beyond curves and bands; possibly empty.</summary>
    public string Note { get; init; } = string.Empty;

    /// <summary>The figures of a sweep; none where no arm has any of the curves.</summary>
    public IEnumerable<SweepFigure> Build(SweepData sweep) =>
        from facets in Facets.Of(sweep)
        let courses = Courses.Where(course => facets.Panels.Any(panel => course.IsMeasured(panel.Arm))).ToList()
        where courses.Count > 0
        select Figure(facets, courses);

    private SweepFigure Figure(Facets facets, IReadOnlyList<Course> courses)
    {
        var (width, height) = facets.Columns switch { 1 => (800, 440), 2 => (500, 340), _ => (400, 300) };
        var panels = facets.Panels.Select((panel, i) =>
        {
            var isLast = i + facets.Columns >= facets.Panels.Count;
            var frame = new Panel(panel.Title, isLast ? panel.Arm.Timeline.Label("RL epoch") : string.Empty, i % facets.Columns == 0 ? YLabel : string.Empty, width, height);
            frame.SetX(panel.Arm.Timeline);
            frame.SetY(-0.03 * Top, 1.05 * Top, Top);
            Under(frame.Plot, panel.Arm);
            SeedCurves.Draw(frame.Plot, panel.Arm, [.. courses.Where(course => course.IsMeasured(panel.Arm))], Most, HasBand(panel.Arm));
            return frame;
        }).ToList();
        var legend = courses.Select(course => (course.Name, course.Look with { Marker = MarkerShape.FilledSquare })).ToList();
        var caption = $"thick: mean · thin: every seed · band: 95 % interval of the mean (Student t), cut at 0 and {AxisTicks.Text(Most)}{Note}{facets.Stages}";
        return new(Name + facets.Name, new(Finding(facets, courses), legend, caption, facets.Columns * width), panels, facets.Columns);
    }
}
