using RLCollapse.Analysis.Results;

namespace RLCollapse.Analysis.Plotting.Sweeps;

/// <summary>Small multiples: a figure for each combination of all axes but the longest, with a panel for each value of that one.</summary>
/// <param name="Name">Ending of the file name; empty where there is one figure only.</param>
/// <param name="Place">What the figure's panels have in common, in words; empty where there is one figure only.</param>
/// <param name="Panels">A title and an arm for each panel; arms without a finished run are left out.</param>
public sealed record Facets(string Name, string Place, IReadOnlyList<(string Title, SweepArm Arm)> Panels)
{
    /// <summary>Panels per row.</summary>
    public int Columns => Panels.Count switch { <= 3 => Panels.Count, 4 => 2, <= 9 => 3, _ => 4 };

    /// <summary>What the lines between stages are, to be added to a caption; empty where there are none.</summary>
    public string Stages =>
        Panels.SelectMany(panel => panel.Arm.Timeline.Marks).Select(span => span.Text).Distinct().ToList() is { Count: > 0 } texts
            ? $" · line: {string.Join(", or ", texts)}"
            : string.Empty;

    /// <summary>Lays out the arms of a sweep.</summary>
    public static IReadOnlyList<Facets> Of(SweepData sweep)
    {
        var along = Along(sweep);
        var others = sweep.Varied.Where(axis => axis != along).ToList();
        return [.. SweepData.Product(others)
            .Select(place => new Facets(
                string.Concat(place.Select(p => $"-{p.Axis.Name}-{p.Value}")),
                string.Join(", ", place.Select(p => p.Axis.Label(p.Value))),
                [.. sweep.ArmsAt(place).Where(arm => arm.Runs.Count > 0).Select(arm => (Title(arm, along), arm))]))
            .Where(facets => facets.Panels.Count > 0)];
    }

    /// <summary>The axis whose values are the panels of a figure; null where none varies.</summary>
    public static PlannedAxis? Along(SweepData sweep) => sweep.Varied.OrderByDescending(axis => axis.Values.Count).FirstOrDefault();

    /// <summary>How many finished runs arms have: "n = 5 seeds" or "n = 3–5 seeds".</summary>
    public static string Count(IReadOnlyList<SweepArm> arms)
    {
        var counts = arms.Select(arm => arm.Runs.Count).Where(n => n > 0).DefaultIfEmpty(0).ToList();
        var range = counts.Min() == counts.Max() ? $"{counts.Min()}" : $"{counts.Min()}–{counts.Max()}";
        return $"n = {range} seed{(counts.Max() == 1 ? "" : "s")}";
    }

    private static string Title(SweepArm arm, PlannedAxis? along) =>
        (along is null ? string.Empty : along.Label(arm.Coordinates[along.Name]) + " · ") + Count([arm]);
}
