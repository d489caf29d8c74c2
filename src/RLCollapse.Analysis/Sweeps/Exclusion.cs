using RLCollapse.Analysis.Results;

namespace RLCollapse.Analysis.Sweeps;

/// <summary>Jobs that a plan leaves out: those that are at every one of some places.</summary>
/// <param name="Places">Axis → values, any of them.</param>
public sealed record Exclusion(IReadOnlyDictionary<string, IReadOnlyList<string>> Places)
{
    /// <summary>Whether it names seeds that the axes do not have, and which a plan may be given later.</summary>
    public bool IsOfFurtherSeeds(IReadOnlyList<PlannedAxis> axes) =>
        axes.Any(axis => axis.IsSeed && Places.TryGetValue(axis.Name, out var seeds) && seeds.Except(axis.Values).Any());

    /// <summary>Whether a job is left out.</summary>
    /// <param name="coordinates">Value of each axis.</param>
    public bool Covers(IReadOnlyList<(string Axis, string Value)> coordinates) =>
        Places.All(place => coordinates.Any(at => at.Axis == place.Key && place.Value.Contains(at.Value)));
}
