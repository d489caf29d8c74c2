using ScottPlot;

namespace RLCollapse.Figures.Sweeps;

/// <summary>Each format's mass over the RL epochs, a panel an arm.</summary>
public static class MassBySeedFigure
{
    /// <summary>Outcomes that a title can tell one by one.</summary>
    private const int MostOutcomes = 4;

    /// <summary>The figures; none where no run is finished.</summary>
    public static IEnumerable<SweepFigure> Build(SweepData sweep)
    {
        var names = sweep.Formats.Append(RunData.Malformed).ToList();
        var palette = new Palette(names);
        return new CourseFigure("format-mass", "mass of the format", [.. names.Select(name => new Course($"format_mass/{name}", name, palette[name]))], (facets, _) => Finding(facets))
        {
            Under = (plot, arm) => plot.Add.HorizontalLine(arm.Runs[0].Data.CollapseThreshold, 1, Palette.Muted, LinePattern.Dotted),
            HasBand = arm => arm.Winners.Count == 1,
            Note = ", none where seeds differ in their winner · dotted: threshold",
        }.Build(sweep);
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

        var collapses = Parts(facets, Collapsed);
        var finding = $"{(place.Length > 0 ? place + "seeds" : "Seeds")} that collapse: {(collapses.Count == 1 ? $"{Collapsed(facets.Panels[0].Arm)} in every panel" : string.Join(", ", collapses))}";
        var wins = Parts(facets, arm => Outcomes.Wins([.. arm.Runs]));
        return wins.Count > MostOutcomes ? finding : $"{finding}; largest at the end: {string.Join("; ", wins)}";
    }

    private static IReadOnlyList<string> Parts(Facets facets, Func<SweepArm, string> outcome) =>
        Outcomes.Folded(facets.Panels.Select(panel => (panel.Title.Split(" · ")[0], outcome(panel.Arm))));

    private static string Collapsed(SweepArm arm) => $"{arm.Runs.Count(run => FormatFinding.CollapseOf(run.Data) is not null)}/{arm.Runs.Count}";
}
