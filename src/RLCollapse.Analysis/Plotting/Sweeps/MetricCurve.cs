using RLCollapse.Analysis.Results;

namespace RLCollapse.Analysis.Plotting.Sweeps;

/// <summary>A metric whose values over the epochs are a curve of a figure.</summary>
/// <param name="Key">Key in <c>metrics.jsonl</c>.</param>
/// <param name="Name">In the legend, or at the y axis of its row.</param>
/// <param name="Look">Its colour.</param>
public sealed record MetricCurve(string Key, string Name, Palette.Look Look)
{
    /// <summary>In the title; that of the legend unless set.</summary>
    public string Subject { get; init; } = Name;

    /// <summary>Its values over the epochs in each run of an arm that has them.</summary>
    public IReadOnlyList<Series> Of(SweepArm arm) =>
        [.. arm.Runs.Select(run => run.Data.Probes.Series("epoch", Key)).Where(curve => curve.Count > 0)];

    /// <summary>Whether any run of an arm has it.</summary>
    public bool IsMeasured(SweepArm arm) => Of(arm).Count > 0;
}
