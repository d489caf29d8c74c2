using RLCollapse.Analysis.Metrics;
using RLCollapse.Analysis.Results;
using ScottPlot;

namespace RLCollapse.Analysis.Plotting.Sweeps;

/// <summary>
/// The entropy of outputs that runs have lost, arm beside arm: by narrowing among right ones, by removal of wrong ones, and by both
/// together.
/// </summary>
public static class EntropySplitFigure
{
    private static readonly RunMetric Narrowing = RunMetric.Parse("entropy_split/narrowing");
    private static readonly RunMetric Removal = RunMetric.Parse("entropy_split/removal");
    private static readonly RunMetric Both = new("entropy_split", run => Narrowing.Of(run) + Removal.Of(run));

    private static readonly (string Name, RunMetric Metric, Palette.Look Look, bool IsPart)[] Shown =
    [
        ("lost by narrowing among right outputs", Narrowing, GroupLooks.Several[1], true),
        ("lost by removal of wrong ones", Removal, GroupLooks.Several[2], true),
        ("both together", Both, GroupLooks.Several[0], false),
    ];

    /// <summary>The figures; none where the split was not measured.</summary>
    public static IEnumerable<SweepFigure> Build(SweepData sweep)
    {
        var values = sweep.Runs.SelectMany(run => Shown.Select(shown => shown.Metric.Of(run.Data))).Where(double.IsFinite)
            .DefaultIfEmpty(0).ToList();
        var (bottom, top) = (1.1 * Math.Min(0, values.Min()), 1.1 * Math.Max(0, values.Max()));
        if (bottom == top) return [];
        ValueScale y = new(bottom, top, top - bottom, null, false, null);
        ArmRow row = new("entropy of outputs lost since the base (nats)", y, (panel, x, arms) => Draw(panel, x, y, arms));
        return
        [
            .. from place in ArmColumns.Of(sweep)
               let arms = place.Arms.Where(arm => arm.Values(Both).Length > 0).ToList()
               where arms.Count > 0
               let caption = "columns: mean, below 0 where entropy was gained · both parts add up exactly · "
                   + $"{AxisCaption.Of(isContinuous: false)} · no mean where seeds part or scatter widely · {Facets.Count(arms)} each"
               let finding = Sentence.Of(place.Place, Finding(place, y, arms))
               let header = new FigureHeader(finding, [.. Shown.Select(shown => (shown.Name, shown.Look))], caption, place.Width)
               select new SweepFigure("entropy-split" + place.Name, header, place.Panels([row]), place.Columns.Count),
        ];
    }

    private static void Draw(Panel panel, AxisScale x, ValueScale y, IReadOnlyList<SweepArm?> arms)
    {
        var lines = Shown.Index().Select(shown => (shown.Item.Metric, shown.Item.IsPart,
            Line: AxisLine.Beside(panel, x, y, shown.Item.Look, shown.Index, Shown.Length))).ToList();
        foreach (var (metric, _, line) in lines.Where(shown => shown.IsPart)) line.Columns(arms, metric);
        panel.Plot.Add.HorizontalLine(0, 1, Palette.Ink);
        foreach (var (metric, _, line) in lines) line.Draw(arms, metric, _ => true);
    }

    /// <summary>What narrowing takes where it takes most and least; arms without a mean are left out.</summary>
    private static string Finding(ArmColumns place, ValueScale y, IReadOnlyList<SweepArm> all)
    {
        var arms = all.Where(arm => y.Center(arm.Values(Narrowing)) is not null).ToList();
        if (arms.Count == 0) return $"entropy lost among right outputs: {AxisFinding.NoMean}";
        if (arms is [var only])
        {
            var where = all.Count > 1 ? $" with {place.NameOf(only)}, and elsewhere seeds part or scatter" : string.Empty;
            return $"of the outputs' entropy {Told(only)} nats lost went by narrowing among right ones{where}";
        }

        var (least, most) = (arms.MinBy(Narrowed)!, arms.MaxBy(Narrowed)!);
        return $"narrowing among right outputs takes most with {place.NameOf(most)} ({Told(most)} nats lost) "
            + $"and least with {place.NameOf(least)} ({Told(least)})";
    }

    private static double Narrowed(SweepArm arm) => arm.Mean(Narrowing)!.Mean;

    private static string Told(SweepArm arm) => $"{NumberText.Share(Narrowed(arm))} of {NumberText.Share(arm.Mean(Both)!.Mean)}";
}
