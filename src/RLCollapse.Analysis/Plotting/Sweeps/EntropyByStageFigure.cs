using RLCollapse.Analysis.Metrics;
using RLCollapse.Analysis.Results;
using ScottPlot;

namespace RLCollapse.Analysis.Plotting.Sweeps;

/// <summary>
/// The entropy of outputs that each stage of runs has taken, a panel per arm: columns of what narrowed among right ones and, on top of it,
/// of what was removed of wrong ones.
/// </summary>
public static class EntropyByStageFigure
{
    private const double Width = 0.72;
    private const string NarrowingKey = "entropy_split/stage_narrowing";
    private const string RemovalKey = "entropy_split/stage_removal";
    private static readonly Palette.Look Narrowing = GroupLooks.Several[1];
    private static readonly Palette.Look Removal = GroupLooks.Several[2];
    private static readonly Palette.Look Both = GroupLooks.Several[0];

    /// <summary>The figures; none where no run has several stages behind its base in which the split was measured.</summary>
    public static IEnumerable<SweepFigure> Build(SweepData sweep) =>
        from facets in Facets.Of(sweep)
        let stages = Stages(facets)
        where stages.Count > 1
        let y = Scale(facets, stages)
        where y is not null
        let caption = "columns: means, narrowing from 0 and removal on top of it · both parts add up exactly, and all stages to the whole "
            + $"loss · {AxisCaption.Of(isContinuous: false)} · no mean where seeds part or scatter widely"
        let header = new FigureHeader(
            Sentence.Of(facets.Place, Finding(facets, stages)),
            [("lost by narrowing among right outputs", Narrowing), ("lost by removal of wrong ones", Removal), ("both together", Both)],
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
        var (narrowing, removal) = (RunMetric.AtEnd(NarrowingKey, stage), RunMetric.AtEnd(RemovalKey, stage));
        return new($"{narrowing.Text} + {removal.Text}", run => narrowing.Of(run) + removal.Of(run));
    }

    private static ValueScale? Scale(Facets facets, IReadOnlyList<string> stages)
    {
        double[] values =
        [
            .. from panel in facets.Panels
               from stage in stages
               from metric in (RunMetric[])[RunMetric.AtEnd(NarrowingKey, stage), RunMetric.AtEnd(RemovalKey, stage), Lost(stage)]
               from value in panel.Arm.Values(metric)
               where double.IsFinite(value)
               select value,
        ];
        var (bottom, top) = (1.1 * Math.Min(0, values.Min()), 1.1 * Math.Max(0, values.Max()));
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
            AxisLine.Beside(panel, x, y, Both, 1, 2).Draw(arms, Lost(stage), _ => true);
            AxisLine.Beside(panel, x, y, Narrowing, 0, 2).Draw(arms, RunMetric.AtEnd(NarrowingKey, stage), _ => true);
        }

        return panel;
    }

    /// <summary>Removal stands on narrowing where both were lost or both gained, else both stand on 0.</summary>
    private static void Columns(Panel panel, int place, ValueScale y, SweepArm arm, string stage)
    {
        if (y.Center(arm.Values(RunMetric.AtEnd(NarrowingKey, stage))) is not { Mean: var narrowing }
            || y.Center(arm.Values(RunMetric.AtEnd(RemovalKey, stage))) is not { Mean: var removal }) return;
        var ground = narrowing * removal > 0 ? narrowing : 0;
        foreach (var (look, from, to) in ((Palette.Look, double, double)[])
            [(Narrowing, 0, narrowing), (Removal, ground, ground + removal)])
        {
            panel.Plot.Add.Bar(new Bar
            {
                Position = place, Size = Width, ValueBase = from, Value = to, FillColor = look.Color.WithAlpha(0.35), LineWidth = 0,
            });
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
