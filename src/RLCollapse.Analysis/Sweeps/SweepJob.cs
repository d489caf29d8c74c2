using RLCollapse.Analysis.Results;
using RLCollapse.Stages;

namespace RLCollapse.Analysis.Sweeps;

/// <summary>One run of a sweep.</summary>
/// <param name="Index">Place in the plan, from 0.</param>
/// <param name="Coordinates">Axis name and value, in the order of the axes.</param>
/// <param name="Config">Valid and complete.</param>
public sealed record SweepJob(int Index, IReadOnlyList<(string Axis, string Value)> Coordinates, RunConfig Config)
{
    /// <summary>Such as <c>kl=0 scale=xs seed=1</c>: stays the same when the values of an axis are reordered or others join them.</summary>
    public string Id { get; } = PlannedRun.IdOf(Coordinates);

    /// <summary>Name of the run's folder.</summary>
    public string RunId { get; } = RunIdentity.IdOf(Config);

    /// <summary>Identity of the base that it starts from.</summary>
    public string Base { get; } = RunIdentity.HashOfBase(Config);
}
