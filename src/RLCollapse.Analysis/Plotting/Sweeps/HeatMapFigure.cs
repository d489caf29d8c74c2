using RLCollapse.Analysis.Metrics;
using RLCollapse.Analysis.Results;
using ScottPlot;

namespace RLCollapse.Analysis.Plotting.Sweeps;

/// <summary>Mean final mass of the leading format over two numeric axes.</summary>
public static class HeatMapFigure
{
    /// <summary>The figure; none unless exactly two axes vary and both are numbers.</summary>
    public static IEnumerable<SweepFigure> Build(SweepData sweep)
    {
        if (sweep.Varied is not [var rows, var columns] || !rows.IsNumeric || !columns.IsNumeric || sweep.Runs.Count == 0) return [];
        var width = Math.Max(560, 190 + (84 * columns.Values.Count));
        var panel = new Panel(string.Empty, columns.Title, rows.Title, width, 98 + (60 * rows.Values.Count), new(80, 92, 58, 12));
        panel.Plot.HideGrid();
        var cells = new double[rows.Values.Count, columns.Values.Count];
        var known = new List<(double Mass, string Place)>();
        for (var y = 0; y < rows.Values.Count; y++)
        {
            for (var x = 0; x < columns.Values.Count; x++)
            {
                var arm = sweep.ArmsAt((rows, rows.Places[y]), (columns, columns.Places[x])).FirstOrDefault();
                var mass = arm?.Mean(RunMetric.Parse("collapse/leader_mass"))?.Mean ?? double.NaN;
                cells[rows.Values.Count - 1 - y, x] = mass;
                if (double.IsFinite(mass)) known.Add((mass, $"{rows.Label(rows.Places[y])}, {columns.Label(columns.Places[x])}"));
            }
        }

        var map = panel.Plot.Add.Heatmap(cells);
        map.ManualRange = new(0, 1);
        panel.Plot.Add.ColorBar(map).Label = "mean final mass of the leader";
        panel.Plot.Axes.SetLimits(-0.5, columns.Values.Count - 0.5, -0.5, rows.Values.Count - 0.5);
        panel.Plot.Axes.Bottom.TickGenerator = FigureText.Ticks([.. columns.Places.Select((_, i) => (double)i)], [.. columns.Places]);
        panel.Plot.Axes.Left.TickGenerator = FigureText.Ticks([.. rows.Places.Select((_, i) => (double)i)], [.. rows.Places]);
        Numbers(panel, cells);
        var (least, most) = (known.MinBy(cell => cell.Mass), known.MaxBy(cell => cell.Mass));
        var finding = $"Mean final mass of the leader: from {NumberText.Share(least.Mass)} ({least.Place}) to "
            + $"{NumberText.Share(most.Mass)} ({most.Place})";
        return [new("heat-map", new(finding, [], $"{Facets.Count(sweep.Arms)} per cell", width), [panel], 1)];
    }

    private static void Numbers(Panel panel, double[,] cells)
    {
        var rows = cells.GetLength(0);
        for (var row = 0; row < rows; row++)
        {
            for (var x = 0; x < cells.GetLength(1); x++)
            {
                var mass = cells[row, x];
                panel.Write(double.IsNaN(mass) ? "no run" : NumberText.Share(mass), x, rows - 1 - row, Alignment.MiddleCenter,
                    double.IsNaN(mass) ? Palette.Muted : mass < 0.6 ? Colors.White : Palette.Ink, 12);
            }
        }
    }
}
