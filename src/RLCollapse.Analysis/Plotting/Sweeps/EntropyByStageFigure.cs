using RLCollapse.Analysis.Metrics;
using RLCollapse.Analysis.Results;
using ScottPlot;

namespace RLCollapse.Analysis.Plotting.Sweeps;

/// <summary>
/// The entropy of outputs that each stage of runs has taken, a panel per arm: columns of what narrowed among right ones, what narrowed
/// among wrong ones and what went as prompts settled on either.
/// </summary>
public static class EntropyByStageFigure
{
    private const double Width = 0.72;

    private static readonly (string Name, string Key, Color Color, MarkerShape Marker)[] Parts =
    [
        ("lost by narrowing among right outputs", "entropy_split/stage_narrowing", GroupLooks.Several[1].Color, MarkerShape.FilledSquare),
        ("by narrowing among wrong ones", "entropy_split/stage_wrong_narrowing", Color.FromHex("#A58BC7"), MarkerShape.FilledSquare),
        ("by settling on right or on wrong ones", "entropy_split/stage_settling", Color.FromHex("#4B3270"), MarkerShape.FilledSquare),
    ];

    private static readonly Palette.Look All = GroupLooks.Several[0];

    /// <summary>The figures; none where no run has several stages behind its base in which the split was measured.</summary>
    public static IEnumerable<SweepFigure> Build(SweepData sweep) =>
        from facets in Facets.Of(sweep)
        let stages = Stages(facets)
        where stages.Count > 1
        let y = Scale(facets, stages)
        where y is not null
        let caption = "columns: means, stacked from 0, what was gained below it · parts add up exactly to the stage's loss, and "
            + $"stages to the run's · {AxisCaption.Of(isContinuous: false)} · no column where seeds part or scatter widely"
        let header = new FigureHeader(
            Sentence.Of(facets.Place, Finding(facets, stages)),
            [.. Parts.Select(part => (part.Name, new Palette.Look(part.Color, part.Marker))), ("all together", All)],
            caption, facets.Columns * PanelWidth(facets))
        select new SweepFigure("entropy-by-stage" + facets.Name, header,
            [.. facets.Panels.Select((panel, i) => Drawn(panel, i % facets.Columns == 0, PanelWidth(facets), stages, y))], facets.Columns);

    private static int PanelWidth(Facets facets) => facets.Columns switch { 1 => 800, 2 => 480, 3 => 400, _ => 340 };

    /// <summary>The stages in which some run has measured the split, in turn; those of the longest arm first.</summary>
    private static IReadOnlyList<string> Stages(Facets facets) =>
    [
        .. facets.Panels.Select(panel => panel.Arm).OrderByDescending(arm => arm.Timeline.Spans.Count)
            .SelectMany(arm => arm.Timeline.Spans.Select(span => span.Stage.Name)
                .Where(stage => arm.Values(Lost(stage)).Any(double.IsFinite))).Distinct(),
    ];

    private static RunMetric Lost(string stage)
    {
        var parts = Parts.Select(part => RunMetric.AtEnd(part.Key, stage)).ToArray();
        return new(string.Join(" + ", parts.Select(part => part.Text)), run => parts.Sum(part => part.Of(run)));
    }

    private static ValueScale? Scale(Facets facets, IReadOnlyList<string> stages)
    {
        var columns =
            (from panel in facets.Panels
             from stage in stages
             from run in panel.Arm.Runs
             let parts = Parts.Select(part => RunMetric.AtEnd(part.Key, stage).Of(run.Data)).ToArray()
             where parts.All(double.IsFinite)
             select (Gained: parts.Sum(part => Math.Min(0, part)), Lost: parts.Sum(part => Math.Max(0, part)))).ToArray();
        var (bottom, top) = (1.1 * columns.Min(column => column.Gained), 1.1 * columns.Max(column => column.Lost));
        return bottom == top ? null : new(bottom, top, top - bottom, null, false, null);
    }

    private static Panel Drawn((string Title, SweepArm Arm) drawn, bool isLeft, int width, IReadOnlyList<string> stages, ValueScale y)
    {
        var panel = new Panel(drawn.Title, "stage", isLeft ? "entropy of outputs lost in the stage (nats)" : string.Empty, width, 400);
        AxisScale x = new([.. stages.Select((_, i) => (double)i)], [.. stages.Select(stage => FigureText.TwoLines(stage, 12))], -0.5,
            stages.Count - 0.5, "stage", false, null);
        x.SetOn(panel);
        y.SetOn(panel);
        foreach (var (i, stage) in stages.Index()) Columns(panel, i, y, drawn.Arm, stage);
        panel.Plot.Add.HorizontalLine(0, 1, Palette.Ink);
        foreach (var (i, stage) in stages.Index())
        {
            SweepArm?[] arms = [.. stages.Select((_, other) => other == i ? drawn.Arm : null)];
            AxisLine.Beside(panel, x, y, All, 0, 1).Draw(arms, Lost(stage), _ => true);
        }

        return panel;
    }

    private static void Columns(Panel panel, int place, ValueScale y, SweepArm arm, string stage)
    {
        var means = Parts.Select(part => y.Center(arm.Values(RunMetric.AtEnd(part.Key, stage)))?.Mean).ToArray();
        if (means.Any(mean => mean is null)) return;
        var (gained, lost) = (0.0, 0.0);
        foreach (var (part, mean) in Parts.Zip(means.OfType<double>()))
        {
            var from = mean < 0 ? gained : lost;
            panel.Plot.Add.Bar(new Bar
            {
                Position = place, Size = Width, ValueBase = from, Value = from + mean, FillColor = part.Color.WithAlpha(0.75),
                LineWidth = 0,
            });
            if (mean < 0) gained += mean;
            else lost += mean;
        }
    }

    /// <summary>The stage that takes most, in each arm that has means.</summary>
    private static string Finding(Facets facets, IReadOnlyList<string> stages)
    {
        var told = facets.Panels.Select(panel => (panel.Title, Lost: stages
                .Select(stage => (Stage: stage, panel.Arm.Mean(Lost(stage))?.Mean))
                .Where(lost => lost.Mean is not null).ToList()))
            .Where(panel => panel.Lost.Count > 0)
            .Select(panel => (panel.Title, Most: panel.Lost.MaxBy(lost => lost.Mean), All: panel.Lost.Sum(lost => lost.Mean!.Value)))
            .ToList();
        return told.Count == 0 ? $"entropy of outputs by stage: {AxisFinding.NoMean}"
            : "most of the outputs' entropy goes in " + string.Join(", in ", told.Select(panel =>
                $"{panel.Most.Stage}{(facets.Panels.Count == 1 ? "" : $" with {panel.Title.Split(" · ")[0]}")} "
                + $"({NumberText.Share(panel.Most.Mean!.Value)} of {NumberText.Share(panel.All)} nats)"));
    }
}
