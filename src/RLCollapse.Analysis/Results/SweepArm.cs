namespace RLCollapse.Analysis.Results;

/// <summary>The runs that differ in nothing but the seed.</summary>
/// <param name="Coordinates">Axis → value, without the seed.</param>
/// <param name="Runs">Its finished runs, in the plan's order; possibly none.</param>
/// <param name="Planned">How many the plan has.</param>
public sealed record SweepArm(IReadOnlyDictionary<string, string> Coordinates, IReadOnlyList<SweepRun> Runs, int Planned)
{
    /// <summary>How many finished runs each format has won, the most frequent first.</summary>
    public IReadOnlyList<(string Format, int Count)> Winners { get; } =
        [.. Runs.GroupBy(run => run.Winner).Select(group => (group.Key, group.Count())).OrderByDescending(pair => pair.Item2)
            .ThenBy(pair => pair.Key, StringComparer.Ordinal)];

    /// <summary>The x axis of its finished runs, that of the longest; only to be used where there is one.</summary>
    public Timeline Timeline => Runs.Select(run => run.Data.Timeline).MaxBy(time => time.Right)!;
}
