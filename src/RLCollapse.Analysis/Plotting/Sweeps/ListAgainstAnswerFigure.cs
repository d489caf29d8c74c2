using RLCollapse.Analysis.Metrics;
using RLCollapse.Analysis.Results;
using ScottPlot;

namespace RLCollapse.Analysis.Plotting.Sweeps;

/// <summary>
/// How many different answers ten single responses give, and two lists of five, with probabilities and without, before RL and at the end,
/// arm beside arm; below, those of lists by those of single responses.
/// </summary>
public static class ListAgainstAnswerFigure
{
    private static readonly Kind[] Lists =
    [
        new("list", "two lists of five with probabilities", new(GroupLooks.Several[1].Color, MarkerShape.FilledSquare),
            MarkerShape.OpenSquare),
        new("sequence", "two lists of five without", new(GroupLooks.Several[2].Color, MarkerShape.FilledTriangleUp),
            MarkerShape.OpenTriangleUp),
    ];

    private static readonly Kind Single =
        new("single", "ten single responses", new(Palette.Ink, MarkerShape.FilledCircle), MarkerShape.OpenCircle);

    /// <summary>The figures; none where nothing was asked for in lists.</summary>
    public static IEnumerable<SweepFigure> Build(SweepData sweep)
    {
        Kind[] lists = [.. Lists.Where(list => sweep.Arms.Any(arm => arm.Values(list.Ratio("last")).Length > 0))];
        if (lists.Length == 0) return [];
        Kind[] kinds = [Single, .. lists];
        ArmRow[] rows =
        [
            Row(sweep, "different answers among ten", kinds, (kind, when) => kind.Answers(when), 10),
            Row(sweep, "lists by single responses", lists, (kind, when) => kind.Ratio(when), null),
        ];
        return ArmColumns.Of(sweep).Where(place => place.Arms.Any(arm => arm.Values(lists[0].Ratio("last")).Length > 0))
            .Select(place => new SweepFigure(
                "list-against-answer" + place.Name,
                new(
                    Sentence.Of(place.Place, Finding(place, lists[0], rows[1].Y)),
                    [.. kinds.Select(kind => (kind.Name, kind.Look))],
                    $"open: before RL, filled: at the end · mean over held-out questions · {AxisCaption.Of(isContinuous: false)} · "
                        + $"no mean where seeds part or scatter widely · {Facets.Count([.. place.Arms])} per point",
                    place.Width),
                place.Panels(rows),
                place.Columns.Count));
    }

    private static ArmRow Row(SweepData sweep, string title, Kind[] kinds, Func<Kind, string, RunMetric> metric, double? most)
    {
        var lines = kinds.SelectMany(kind => new[]
        {
            (Look: kind.Before, Metric: metric(kind, "first")), (kind.Look, Metric: metric(kind, "last")),
        }).ToArray();
        double[] values = [.. lines.SelectMany(line => sweep.Runs.Select(run => line.Metric.Of(run.Data))).Where(double.IsFinite)];
        var shown = new AxisMetric(title, string.Empty, lines[0].Metric, 0, most ?? 1.1 * values.Max(), FitsData: true);
        var y = ValueScale.Of(shown, values);
        return new(title, y, (panel, x, arms) =>
        {
            if (most is null) panel.Plot.Add.HorizontalLine(1, 1, Palette.Muted, LinePattern.Dotted);
            foreach (var (i, line) in lines.Index())
                AxisLine.Beside(panel, x, y, line.Look, i, lines.Length).Draw(arms, line.Metric, _ => true);
        });
    }

    /// <summary>By how much lists lead in the arms where they lead most and least; arms without a mean are left out.</summary>
    private static string Finding(ArmColumns place, Kind list, ValueScale y)
    {
        var (before, after) = (list.Ratio("first"), list.Ratio("last"));
        var arms = place.Arms.Where(arm => y.Center(arm.Values(after)) is not null && arm.Mean(before) is not null)
            .OrderByDescending(arm => arm.Mean(after)!.Mean).ToList();
        if (arms.Count == 0) return $"different answers of {list.Name} by those of ten single responses: {AxisFinding.NoMean}";
        var most = $"{list.Name} hold {Told(arms[0])} times the answers of ten single responses";
        return arms.Count == 1 ? most
            : $"{most} with {place.NameOf(arms[0])}, and least with {place.NameOf(arms[^1])} ({Told(arms[^1])})";

        string Told(SweepArm arm) => NumberText.Change(arm.Mean(before)!.Mean, arm.Mean(after)!.Mean);
    }

    /// <summary>A way to ask for ten answers.</summary>
    private sealed record Kind(string Key, string Name, Palette.Look Look, MarkerShape Open)
    {
        public Palette.Look Before => new(Palette.Shade(Look.Color, 0, 2), Open);

        /// <summary>Different answers of lists by those of single responses; NaN where none was measured.</summary>
        public RunMetric Ratio(string when) => RunMetric.Parse($"{Key}/distinct_ratio@{when}");

        /// <summary>Different answers among ten; those of single responses follow from a list's and its ratio to them.</summary>
        public RunMetric Answers(string when) => this != Single
            ? RunMetric.Parse($"{Key}/distinct@{when}")
            : new($"single@{when}", run => Lists.Select(list => list.Answers(when).Of(run) / list.Ratio(when).Of(run))
                .FirstOrDefault(double.IsFinite, double.NaN));
    }
}
