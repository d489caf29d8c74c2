using ScottPlot;
using ScottPlot.TickGenerators;

namespace RLCollapse.Figures.Sweeps;

/// <summary>Which format wins where: a cell an arm, coloured by the share of its seeds that each format wins.</summary>
public static class WinnerMapFigure
{
    private const string Caption = "colour: share of the seeds in which the format has the largest mass at the end · text: winner, seeds won, mean mass of the leading format · pale: below the collapse threshold at the end";

    /// <summary>A figure for each combination of further axes; none where fewer than two axes vary.</summary>
    public static IEnumerable<SweepFigure> Build(SweepData sweep)
    {
        if (sweep.Varied.Count < 2) return [];
        var rows = sweep.Varied.FirstOrDefault(axis => axis.Name == "scale") ?? sweep.Varied.MinBy(axis => axis.Values.Count)!;
        var columns = sweep.Varied.First(axis => axis != rows);
        return SweepData.Product(sweep.Varied.Where(axis => axis != rows && axis != columns))
            .Where(place => sweep.ArmsAt(place).Any(arm => arm.Runs.Count > 0))
            .Select(place => Figure(sweep, rows, columns, place));
    }

    private static SweepFigure Figure(SweepData sweep, PlannedAxis rows, PlannedAxis columns, IReadOnlyList<(PlannedAxis Axis, string Value)> place)
    {
        var palette = new Palette(sweep.Formats);
        var width = Math.Max(560, 130 + (112 * columns.Values.Count));
        var panel = new Panel(string.Empty, columns.Title, rows.Title, width, 88 + (92 * rows.Values.Count), new(110, 16, 58, 12));
        panel.Plot.Axes.SetLimits(-0.5, columns.Values.Count - 0.5, -0.5, rows.Values.Count - 0.5);
        panel.Plot.HideGrid();
        panel.Plot.Axes.Bottom.TickGenerator = new NumericManual([.. columns.Values.Select((_, i) => (double)i)], [.. columns.Values]);
        panel.Plot.Axes.Left.TickGenerator = new NumericManual([.. rows.Values.Select((_, i) => (double)i)], [.. rows.Values]);
        var arms = new List<SweepArm>();
        for (var y = 0; y < rows.Values.Count; y++)
        {
            for (var x = 0; x < columns.Values.Count; x++)
            {
                var arm = sweep.ArmsAt([.. place, (rows, rows.Values[y]), (columns, columns.Values[x])]).FirstOrDefault();
                if (arm is { Runs.Count: > 0 }) arms.Add(arm);
                Cell(panel, arm, x, y, palette);
            }
        }

        var legend = sweep.Formats.Append(RunData.Malformed).Where(name => arms.Any(arm => arm.Winners.Any(w => w.Format == name)))
            .Select(name => (name, palette[name] with { Marker = MarkerShape.FilledSquare })).ToList();
        var suffix = string.Concat(place.Select(p => $"-{p.Axis.Name}-{p.Value}"));
        return new("winner-map" + suffix, new(Finding(arms, rows, place), legend, $"{Caption} · {Facets.Count(arms)} a cell", width), [panel], 1);
    }

    private static void Cell(Panel panel, SweepArm? arm, int x, int y, Palette palette)
    {
        if (arm is not { Runs.Count: > 0 })
        {
            panel.Write("no run", x, y, Alignment.MiddleCenter, Palette.Muted);
            return;
        }

        var left = x - 0.46;
        foreach (var (format, count) in arm.Winners)
        {
            var collapsed = arm.Runs.Count(run => run.Winner == format && run.Data.Probes.Rows[^1][$"format_mass/{format}"] >= run.Data.CollapseThreshold);
            foreach (var (part, alpha) in new[] { (collapsed, 0.9), (count - collapsed, 0.35) })
            {
                var size = 0.92 * part / arm.Runs.Count;
                if (part > 0) panel.Plot.Add.Bar(new Bar { Position = left + (size / 2), Size = size, ValueBase = y - 0.45, Value = y + 0.45, FillColor = Faded(palette[format].Color, alpha), LineWidth = 0 });
                left += size;
            }
        }

        var mass = arm.Mean(RunMetric.Parse("collapse/leader_mass"))!.Mean;
        var text = panel.Write($"{arm.Winners[0].Format} {arm.Winners[0].Count}/{arm.Runs.Count}\n{FigureText.Share(mass)}", x, y, Alignment.MiddleCenter, Palette.Ink);
        text.LabelBackgroundColor = Colors.White;
        text.LabelPadding = 3;
    }

    private static Color Faded(Color color, double alpha)
    {
        byte Mix(byte channel) => (byte)Math.Round(255 - (alpha * (255 - channel)));
        return new(Mix(color.R), Mix(color.G), Mix(color.B));
    }

    private static string Finding(IReadOnlyList<SweepArm> arms, PlannedAxis rows, IReadOnlyList<(PlannedAxis Axis, string Value)> place)
    {
        var wins = rows.Values.Select(value => (Place: rows.Label(value), Runs: arms.Where(arm => arm.Coordinates[rows.Name] == value).SelectMany(arm => arm.Runs).ToList()))
            .Where(row => row.Runs.Count > 0).Select(row => (row.Place, Outcomes.Wins(row.Runs)));
        return $"Runs won{(place.Count > 0 ? $" ({AxisPanel.Name(place)})" : string.Empty)}: {string.Join("; ", Outcomes.Folded(wins))}";
    }
}
