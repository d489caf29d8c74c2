using RLCollapse.Analysis.Metrics;
using RLCollapse.Analysis.Results;

namespace RLCollapse.Analysis.Plotting.Sweeps;

/// <summary>
/// For each axis three figures: the final mass of each format; share, entropy, pass@1 and pass@k together; effective
/// formats, KL to the base and step of collapse. What is the same everywhere is told and not drawn.
/// </summary>
public static class AxisFigure
{
    /// <summary>Final mass from which what fits no format is drawn beside the formats.</summary>
    private const double NoticeableMalformed = 0.05;

    /// <summary>Groups that a figure can hold apart.</summary>
    private const int MostGroups = 6;

    /// <summary>The figures; none where only the seed varies, and none with more groups than a figure can hold apart.</summary>
    public static IEnumerable<SweepFigure> Build(SweepData sweep) =>
        sweep.Runs.Count == 0 ? [] : sweep.Varied.SelectMany(
            axis => new AxisPanel(sweep, axis).Groups.Count > MostGroups
            ? []
            : Masses(sweep, axis).Concat(Diversity(sweep, axis)).Concat(Collapse(sweep, axis)));

    private static IEnumerable<SweepFigure> Masses(SweepData sweep, PlannedAxis axis)
    {
        var drawn = new AxisPanel(sweep, axis);
        IReadOnlyList<string> names = sweep.Runs.Any(
            run => run.Data.Probes.Rows[^1][$"format_mass/{RunData.Malformed}"] >= NoticeableMalformed)
            ? [.. sweep.FormatsSeen, RunData.Malformed]
            : sweep.FormatsSeen;
        if (names.All(name => new AxisMetric(name, "mass", RunMetric.Parse($"format_mass/{name}"), 0, 1).IsFlat(sweep))) return [];
        var palette = new Palette(names);
        var columns = drawn.Groups.Count == 4 ? 2 : Math.Min(drawn.Groups.Count, 3);
        var width = columns == 1 ? 800 : 480;
        var panels = drawn.Groups.Select(place =>
            drawn.DrawMasses(drawn.MassFrame(AxisPanel.Name(place), "final mass of the format", width, 380), place, names, palette))
            .ToList();
        var caption = $"{AxisCaption.Of(isContinuous: false)} · no mean where seeds differ in their winner · "
            + $"{Facets.Count(sweep.Arms)} per point{MassBySeedFigure.Unseen(sweep)}";
        return [new("mass-by-" + axis.Name, new(MassFinding(sweep, axis, drawn), [.. names.Select(name => (name, palette[name]))], caption,
            columns * width), panels, columns)];
    }

    /// <summary>Which formats lead where; of one that leads everywhere, its mass.</summary>
    private static string MassFinding(SweepData sweep, PlannedAxis axis, AxisPanel drawn)
    {
        var leaders = Sentence.Of(string.Empty, LeaderFinding.Along(axis, sweep));
        return sweep.Runs.Select(run => run.Winner).Distinct().ToList() is [var only] && only != RunData.Malformed
            ? $"{leaders}. {AxisFinding.Of(drawn, axis, MeanMass(only))}"
            : leaders;

        static AxisMetric MeanMass(string format) =>
            new($"mean mass of {FormatName.Quoted(format)}", "mass", RunMetric.Parse($"format_mass/{format}"), 0, 1);
    }

    private static IEnumerable<SweepFigure> Diversity(SweepData sweep, PlannedAxis axis) => Figure(
        "by-", sweep, axis, 2,
        [
            new("mass of the leading format", "mass", RunMetric.Parse("collapse/leader_mass"), 0, 1),
            new("format entropy", "nats", RunMetric.Parse("format_entropy"), 0, Math.Log(sweep.Formats.Count + 1), FitsData: true),
            .. new[] { sweep.PassAtK.FirstOrDefault(), sweep.PassAtK.LastOrDefault() }.Where(k => k > 0).Distinct()
                .Select(k => new AxisMetric($"pass@{k}", "share of problems solved", RunMetric.Parse($"pass@{k}"), 0, 1, IsZoomed: true)),
        ]);

    private static IEnumerable<SweepFigure> Collapse(SweepData sweep, PlannedAxis axis) => Figure(
        "collapse-by-", sweep, axis, 3,
        [
            new("effective number of formats", "formats", RunMetric.Parse("effective_formats"), 0, sweep.Formats.Count + 1, FitsData: true),
            new("distance from the base", "KL (nats per sequence)", RunMetric.Parse("kl_to_base_per_sequence"), 0, double.PositiveInfinity),
            new("step of the collapse (first probe at the threshold)", "RL step", RunMetric.Parse("collapse_step"), 0,
                double.PositiveInfinity),
        ]);

    private static IEnumerable<SweepFigure> Figure(
        string name, SweepData sweep, PlannedAxis axis, int columns, IReadOnlyList<AxisMetric> metrics)
    {
        var shown = metrics.Where(metric => !metric.IsFlat(sweep)).ToList();
        if (shown.Count == 0) return [];
        var drawn = new AxisPanel(sweep, axis);
        var panels = drawn.IsSplit ? AxisGrid.AGroupAColumn(drawn, shown) : AxisGrid.AMetricAPanel(drawn, shown);
        columns = drawn.IsSplit ? drawn.Groups.Count : Math.Min(columns, shown.Count);
        var cut = ScaleNote.Of(sweep, shown);
        var flat = string.Concat(metrics.Except(shown).Select(metric => metric.Level(sweep)).Where(level => level.Length > 0)
            .Select(level => $" · not drawn: {level} everywhere"));
        var caption = $"{AxisCaption.Of(drawn.IsContinuous)} · no mean where seeds part or scatter widely · "
            + $"{Facets.Count(sweep.Arms)} per point{cut}{flat}";
        return [new(name + axis.Name, new(AxisFinding.Of(drawn, axis, shown[0]), drawn.Legend, caption, columns * panels[0].Width), panels,
            columns)];
    }
}
