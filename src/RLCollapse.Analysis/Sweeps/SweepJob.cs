using RLCollapse.Analysis.Results;
using RLCollapse.Runs;
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

    /// <summary>Runs that it asks, which the first job to need one trains.</summary>
    public IReadOnlyList<RunConfig> Companions { get; } = [.. CompanionConfig.Of(Config).Select(companion => companion.Config)];

    /// <summary>The same for jobs that need the same base and companions.</summary>
    internal string Needs { get; } = string.Join(' ', CompanionConfig.Of(Config).Select(companion => RunIdentity.IdOf(companion.Config))
        .Prepend(RunIdentity.HashOfBase(Config)));

    /// <summary>What it needs of what jobs share, and is not there yet: its base, its companions and their bases.</summary>
    /// <param name="runs">Results root of the runs.</param>
    public IEnumerable<string> Missing(string runs)
    {
        if (!BaseCache.IsTrained(runs, Config)) yield return Base;
        foreach (var companion in Companions.Where(companion => !RunFolder.HasEnded(Path.Combine(runs, RunIdentity.IdOf(companion)))))
        {
            yield return RunIdentity.IdOf(companion);
            if (!BaseCache.IsTrained(runs, companion)) yield return RunIdentity.HashOfBase(companion);
        }
    }
}
