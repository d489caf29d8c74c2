namespace RLCollapse.Figures.Sweeps;

/// <summary>
/// For each axis three figures: the final mass of each format; share, entropy, pass@1 and pass@k together; effective
/// formats, KL to the base and step of collapse.
/// </summary>
public static class AxisFigure
{
    /// <summary>Final mass from which what fits no format is drawn beside the formats.</summary>
    private const double NoticeableMalformed = 0.05;

    /// <summary>Outcomes that a title can tell one by one.</summary>
    private const int MostOutcomes = 4;

    /// <summary>Lines that one panel can hold apart.</summary>
    private const int MostLines = 6;

    /// <summary>The figures; none where only the seed varies, and none with more lines than a panel can hold apart.</summary>
    public static IEnumerable<SweepFigure> Build(SweepData sweep) =>
        sweep.Runs.Count == 0 ? [] : sweep.Varied.SelectMany(axis => new AxisPanel(sweep, axis).Groups.Count > MostLines ? [] : new[] { Masses(sweep, axis), Diversity(sweep, axis), Collapse(sweep, axis) });

    private static SweepFigure Masses(SweepData sweep, PlannedAxis axis)
    {
        var drawn = new AxisPanel(sweep, axis);
        IReadOnlyList<string> names = sweep.Runs.Any(run => run.Data.Probes.Rows[^1][$"format_mass/{RunData.Malformed}"] >= NoticeableMalformed)
            ? [.. sweep.Formats, RunData.Malformed]
            : sweep.Formats;
        var palette = new Palette(names);
        var columns = drawn.Groups.Count == 4 ? 2 : Math.Min(drawn.Groups.Count, 3);
        var panels = drawn.Groups.Select(place => drawn.DrawMasses(AxisPanel.Name(place), place, names, palette, columns == 1 ? 800 : 480)).ToList();
        var caption = $"{AxisPanel.Caption} · {Facets.Count(sweep.Arms)} a point";
        return new("mass-by-" + axis.Name, new(Winners(sweep, axis), [.. names.Select(name => (name, palette[name]))], caption, columns * panels[0].Width), panels, columns);
    }

    /// <summary>Who wins where, with neighbours of the same outcome told together.</summary>
    private static string Winners(SweepData sweep, PlannedAxis axis)
    {
        var wins = axis.Values.Select(value => (Place: axis.Label(value), Runs: sweep.ArmsAt((axis, value)).SelectMany(arm => arm.Runs).ToList()))
            .Where(place => place.Runs.Count > 0).Select(place => (place.Place, Outcomes.Wins(place.Runs)));
        var parts = Outcomes.Folded(wins);
        return $"Largest mass at the end: {(parts.Count > MostOutcomes ? $"{Outcomes.Wins([.. sweep.Runs])} of all runs" : string.Join("; ", parts))}";
    }

    private static SweepFigure Diversity(SweepData sweep, PlannedAxis axis)
    {
        var (drawn, most) = (new AxisPanel(sweep, axis), Math.Log(sweep.Formats.Count + 1));
        List<Panel> panels =
        [
            drawn.Draw("Share: mass of the leading format", "mass", RunMetric.Parse("collapse/leader_mass"), 0, 1),
            drawn.Draw("Format entropy", "nats", RunMetric.Parse("format_entropy"), 0, most),
            .. new[] { sweep.PassAtK.FirstOrDefault(), sweep.PassAtK.LastOrDefault() }.Where(k => k > 0).Distinct()
                .Select(k => drawn.Draw($"pass@{k}", "share of problems solved", RunMetric.Parse($"pass@{k}"), 0, 1, isZoomed: true)),
        ];
        return Figure("by-" + axis.Name, drawn, Finding(drawn, axis, "collapse/leader_mass", "leading mass"), panels, 2, sweep);
    }

    private static SweepFigure Collapse(SweepData sweep, PlannedAxis axis)
    {
        var drawn = new AxisPanel(sweep, axis);
        List<Panel> panels =
        [
            drawn.Draw("Effective number of formats", "formats", RunMetric.Parse("effective_formats"), 0, sweep.Formats.Count + 1),
            drawn.Draw("Distance from the base", "KL (nats per sequence)", RunMetric.Parse("kl_to_base_per_sequence"), 0, double.PositiveInfinity),
            drawn.Draw("Collapse: first probe with the leader at the threshold", "RL step", RunMetric.Parse("collapse_step"), 0, double.PositiveInfinity),
        ];
        return Figure("collapse-by-" + axis.Name, drawn, Finding(drawn, axis, "effective_formats", "effective formats"), panels, 3, sweep);
    }

    private static SweepFigure Figure(string name, AxisPanel drawn, string finding, List<Panel> panels, int columns, SweepData sweep)
    {
        var caption = $"{AxisPanel.Caption} · {Facets.Count(sweep.Arms)} a point";
        return new(name, new(finding, drawn.Legend, caption, columns * panels[0].Width), panels, columns);
    }

    private static string Finding(AxisPanel drawn, PlannedAxis axis, string key, string what)
    {
        var parts = drawn.Groups.Select(place =>
        {
            var means = axis.Values.Zip(drawn.Arms(place), (value, arm) => (Value: value, Mean: arm?.Mean(RunMetric.Parse(key))))
                .Where(point => point.Mean is not null).ToList();
            var text = string.Join(", ", new[] { means[0], means[^1] }.DistinctBy(point => point.Value)
                .Select(point => $"{FigureText.Share(point.Mean!.Mean)} at {axis.Label(point.Value)}"));
            return place.Count == 0 ? text : $"{text} ({AxisPanel.Name(place)})";
        }).ToList();
        var shown = parts.Count <= 3 ? parts : [parts[0], parts[^1]];
        return $"Final {what}: {string.Join("; ", shown)}";
    }
}
