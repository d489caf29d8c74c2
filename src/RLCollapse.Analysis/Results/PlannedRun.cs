using RLCollapse.Runs;

namespace RLCollapse.Analysis.Results;

/// <summary>One run that a sweep plans.</summary>
/// <param name="Index">Place in the plan, from 0.</param>
/// <param name="Id">Readable id, such as <c>kl=0 scale=xs seed=0</c>.</param>
/// <param name="Coordinates">Axis → value.</param>
/// <param name="RunFolder">Full path of the run's folder, there or not.</param>
public sealed record PlannedRun(int Index, string Id, IReadOnlyDictionary<string, string> Coordinates, string RunFolder);
