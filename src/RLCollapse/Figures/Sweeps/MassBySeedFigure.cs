using ScottPlot;

namespace RLCollapse.Figures.Sweeps;

/// <summary>Each format's mass over the RL epochs, a panel an arm.</summary>
public static class MassBySeedFigure
{
    private const string Caption = "thick: mean · thin: every seed · band: 95 % interval of the mean (Student t), cut at 0 and 1 · dotted: threshold";

    /// <summary>The figures; none where no run is finished.</summary>
    public static IEnumerable<SweepFigure> Build(SweepData sweep) => Facets.Of(sweep).Select(facets => Figure(sweep, facets));

    private static SweepFigure Figure(SweepData sweep, Facets facets)
    {
        var names = sweep.Formats.Append(RunData.Malformed).ToList();
        var palette = new Palette(names);
        var (width, height) = facets.Columns switch { 1 => (800, 440), 2 => (500, 340), _ => (400, 300) };
        var panels = facets.Panels.Select((panel, i) =>
        {
            var isLast = i + facets.Columns >= facets.Panels.Count;
            var frame = new Panel(panel.Title, isLast ? panel.Arm.Timeline.Label("RL epoch") : string.Empty, i % facets.Columns == 0 ? "mass of the format" : string.Empty, width, height);
            frame.SetX(panel.Arm.Timeline);
            frame.SetY(-0.03, 1.05, 1);
            frame.Plot.Add.HorizontalLine(panel.Arm.Runs[0].Data.CollapseThreshold, 1, Palette.Muted, LinePattern.Dotted);
            foreach (var name in names) SeedCurves.Draw(frame.Plot, panel.Arm, $"format_mass/{name}", palette[name].Color, 0, 1);
            return frame;
        }).ToList();
        var header = new FigureHeader(Finding(facets), [.. names.Select(name => (name, new Palette.Look(palette[name].Color, MarkerShape.FilledSquare)))], Caption + facets.Stages, facets.Columns * width);
        return new("format-mass" + facets.Name, header, panels, facets.Columns);
    }

    private static string Finding(Facets facets)
    {
        var place = facets.Place.Length > 0 ? $"{facets.Place}: " : string.Empty;
        if (facets.Panels is [var (_, only)])
        {
            var (format, count) = only.Winners[0];
            var (before, after) = (only.Mean(RunMetric.Parse($"format_mass/{format}@first")), only.Mean(RunMetric.Parse($"format_mass/{format}@last")));
            return $"{place}{format} leads at the end in {count} of {only.Runs.Count} seeds; its mean mass goes {FigureText.Change(before!.Mean, after!.Mean)}; {Collapsed(only)} collapse";
        }

        var parts = Outcomes.Folded(facets.Panels.Select(panel => (panel.Title.Split(" · ")[0], Collapsed(panel.Arm))));
        var start = $"{(place.Length > 0 ? place + "seeds" : "Seeds")} that collapse: ";
        return start + (parts.Count == 1 ? $"{Collapsed(facets.Panels[0].Arm)} in every panel" : string.Join(", ", parts));
    }

    private static string Collapsed(SweepArm arm) => $"{arm.Runs.Count(run => FormatFinding.CollapseOf(run.Data) is not null)}/{arm.Runs.Count}";
}
