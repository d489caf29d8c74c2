using RLCollapse.Analysis.Metrics;
using RLCollapse.Analysis.Results;
using ScottPlot;

namespace RLCollapse.Analysis.Plotting.Sweeps;

/// <summary>Which format wins where: a cell per arm, coloured by the share of its seeds that each format wins.</summary>
public static class WinnerMapFigure
{
    private const string Caption = "colour: share of the seeds in which the format has the largest mass at the end · text: winners with "
        + "their seeds, mean mass of the leading format · white with a coloured edge: below the threshold of a collapse";

    /// <summary>Pixels left of the cells where names are short.</summary>
    private const float LeastLeft = 130;

    /// <summary>
    /// A figure for each combination of further axes; none where fewer than two axes vary, where one format takes over in every run of it,
    /// or where none does in any.
    /// </summary>
    public static IEnumerable<SweepFigure> Build(SweepData sweep)
    {
        if (sweep.Varied.Count < 2) return [];
        var rows = sweep.Varied.FirstOrDefault(axis => axis.Name == "scale") ?? sweep.Varied.MinBy(axis => axis.Values.Count)!;
        var columns = sweep.Varied.First(axis => axis != rows);
        return SweepData.Product(sweep.Varied.Where(axis => axis != rows && axis != columns))
            .Where(place => !IsOneColor([.. sweep.ArmsAt(place).SelectMany(arm => arm.Runs)]))
            .Select(place => Figure(sweep, rows, columns, place));
    }

    private static bool IsOneColor(IReadOnlyList<SweepRun> runs) =>
        !runs.Any(TookOver) || (runs.Select(run => run.Winner).Distinct().Count() < 2 && runs.All(TookOver));

    private static bool TookOver(SweepRun run) => run.Data.Probes.Rows[^1][$"format_mass/{run.Winner}"] >= run.Data.CollapseThreshold;

    private static SweepFigure Figure(
        SweepData sweep, PlannedAxis rows, PlannedAxis columns, IReadOnlyList<(PlannedAxis Axis, string Value)> place)
    {
        var palette = new Palette(sweep.Formats);
        var width = Math.Max(700, 150 + (112 * columns.Values.Count));
        var names = rows.Places.Select(value => FigureText.TwoLines(rows.Tick(value))).ToArray();
        var distance = Panel.NameDistanceBeside(names);
        var left = Math.Max(LeastLeft, distance + 12);
        var panel = new Panel(string.Empty, columns.Title, rows.Title, width, 88 + (92 * rows.Values.Count), new(left, 16, 58, 12));
        panel.Plot.Axes.Left.MinimumSize = distance;
        panel.Plot.Axes.SetLimits(-0.5, columns.Values.Count - 0.5, -0.5, rows.Values.Count - 0.5);
        panel.Plot.HideGrid();
        panel.Plot.Axes.Bottom.TickGenerator = FigureText.Ticks(
            [.. columns.Places.Select((_, i) => (double)i)], [.. columns.Places.Select(value => FigureText.TwoLines(columns.Tick(value)))]);
        panel.Plot.Axes.Left.TickGenerator = FigureText.Ticks([.. rows.Places.Select((_, i) => (double)i)], names);
        var arms = new List<SweepArm>();
        for (var y = 0; y < rows.Values.Count; y++)
        {
            for (var x = 0; x < columns.Values.Count; x++)
            {
                var arm = sweep.ArmsAt([.. place, (rows, rows.Places[y]), (columns, columns.Places[x])]).FirstOrDefault();
                if (arm is { Runs.Count: > 0 }) arms.Add(arm);
                Cell(panel, arm, x, y, palette);
            }
        }

        var legend = sweep.Formats.Append(RunData.Malformed).Where(name => arms.Any(arm => arm.Winners.Any(w => w.Format == name)))
            .Select(name =>
                (name == RunData.Malformed ? "no format (malformed)" : name, palette[name] with { Marker = MarkerShape.FilledSquare }))
                .ToList();
        var suffix = string.Concat(place.Select(p => $"-{p.Axis.Name}-{p.Value}"));
        return new("winner-map" + suffix, new(Finding(arms, rows, place), legend, $"{Caption} · {Facets.Count(arms)} per cell", width),
            [panel], 1);
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
            var collapsed = arm.Runs.Count(run => run.Winner == format && TookOver(run));
            foreach (var (part, isFilled) in new[] { (collapsed, true), (count - collapsed, false) })
            {
                var size = 0.92 * part / arm.Runs.Count;
                if (part > 0) Part(panel, left, size, y, palette[format].Color, isFilled);
                left += size;
            }
        }

        var mass = arm.Mean(RunMetric.Parse("collapse/leader_mass"))!.Mean;
        var winners = arm.Winners.Select(winner => $"{LeaderFinding.Name(winner.Format)} {winner.Count} of {arm.Runs.Count}");
        var text = panel.Write($"{string.Join('\n', winners)}\n{NumberText.Share(mass)}", x, y, Alignment.MiddleCenter, Palette.Ink);
        text.LabelBackgroundColor = Colors.White;
        text.LabelPadding = 3;
        (text.LabelBorderColor, text.LabelBorderWidth) = (Palette.Muted, 1);
    }

    /// <summary>A share of a cell: full where the format took over, else its edge alone.</summary>
    private static void Part(Panel panel, double left, double size, int y, Color color, bool isFilled)
    {
        const double edge = 0.03;
        panel.Plot.Add.Bar(new Bar
        {
            Position = left + (size / 2),
            Size = size - edge,
            ValueBase = y - 0.44,
            Value = y + 0.44,
            FillColor = isFilled ? color : Colors.White,
            LineColor = color,
            LineWidth = 3,
        });
    }

    private static string Finding(IReadOnlyList<SweepArm> arms, PlannedAxis rows, IReadOnlyList<(PlannedAxis Axis, string Value)> place)
    {
        var runs = arms.SelectMany(arm => arm.Runs).ToList();
        var passed = runs.Select(LeaderFinding.Leader).Distinct().Count() == 1
            ? $" and ends past the threshold of a collapse in {runs.Count(TookOver)} of {runs.Count}"
            : string.Empty;
        return Sentence.Of(AxisPanel.Name(place), LeaderFinding.Along(rows, value =>
            [.. arms.Where(arm => arm.Coordinates[rows.Name] == value)]) + passed);
    }
}
