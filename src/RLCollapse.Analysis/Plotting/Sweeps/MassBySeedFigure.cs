using RLCollapse.Analysis.Metrics;
using RLCollapse.Analysis.Results;
using ScottPlot;

namespace RLCollapse.Analysis.Plotting.Sweeps;

/// <summary>Each format's mass over the RL epochs, a panel per arm.</summary>
public static class MassBySeedFigure
{
    /// <summary>Outcomes of collapse that a title can tell one by one.</summary>
    private const int MostOutcomes = 2;

    /// <summary>The figures; none where no run is finished.</summary>
    public static IEnumerable<SweepFigure> Build(SweepData sweep)
    {
        var names = sweep.FormatsSeen.Append(RunData.Malformed).ToList();
        var palette = new Palette(names);
        return new CurveFigure("format-mass", "mass of the format",
            [.. names.Select(name => new MetricCurve($"format_mass/{name}", name, palette[name]))], (facets, _) => Finding(sweep, facets))
        {
            Under = (plot, arm) => plot.Add.HorizontalLine(arm.Runs[0].Data.CollapseThreshold, 1, Palette.Muted, LinePattern.Dotted),
            HasMean = arm => arm.Winners.Count == 1,
            Note = $", or differ in their winner · dotted: threshold of a collapse{Unseen(sweep)}",
        }.Build(sweep);
    }

    /// <summary>What a caption says of formats that are nowhere; empty where there are none.</summary>
    public static string Unseen(SweepData sweep) => sweep.Formats.Except(sweep.FormatsSeen).ToList() is { Count: > 0 } names
        ? $" · not drawn: {Outcomes.Listed(names)}, which {(names.Count == 1 ? "has" : "have")} less than 0.01 throughout"
        : string.Empty;

    private static string Finding(SweepData sweep, Facets facets)
    {
        if (facets.Panels is [var (_, only)]) return Sentence.Of(facets.Place, One(only));
        var along = Facets.Along(sweep)!;
        var collapses = Outcomes.Folded(along.Values.Select(value => (along.Label(value), Arms: At(value)))
            .Where(place => place.Arms.Count > 0).Select(place => (place.Item1, Collapsed(place.Arms))), along.IsNumeric);
        var told = collapses.Count > MostOutcomes ? Collapsed([.. facets.Panels.Select(panel => panel.Arm)]) : string.Join(", ", collapses);
        return Sentence.Of(facets.Place, $"{LeaderFinding.Along(along, At)}; {told}");

        IReadOnlyList<SweepArm> At(string value) =>
            [.. facets.Panels.Select(panel => panel.Arm).Where(arm => arm.Coordinates[along.Name] == value)];
    }

    private static string One(SweepArm arm)
    {
        var (format, count) = arm.Winners[0];
        var (before, after) = (arm.Mean(RunMetric.Parse($"format_mass/{format}@first"))!.Mean,
            arm.Mean(RunMetric.Parse($"format_mass/{format}@last"))!.Mean);
        var leads = $"{LeaderFinding.Name(format)} leads in "
            + $"{Outcomes.Share(count, arm.Runs.Count)}{(count == arm.Runs.Count ? $" {arm.Runs.Count}" : string.Empty)} runs";
        return arm.Winners.Count > 1 || format == RunData.Malformed
            ? $"{leads}; {Collapsed([arm])}"
            : $"{leads}, its mean mass going from {NumberText.Share(before)} to {NumberText.Share(after)}; {Collapsed([arm])}";
    }

    private static string Collapsed(IReadOnlyList<SweepArm> arms)
    {
        var runs = arms.SelectMany(arm => arm.Runs).ToList();
        var count = runs.Count(run => run.Data.Collapse is not null);
        return $"{Outcomes.Share(count, runs.Count)} {(count == 0 ? "collapses" : "collapse")}";
    }
}
