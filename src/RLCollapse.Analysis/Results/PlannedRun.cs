namespace RLCollapse.Analysis.Results;

/// <summary>One run that a sweep plans.</summary>
/// <param name="Index">Place in the plan, from 0.</param>
/// <param name="Id">Readable id, such as <c>kl=0 scale=xs seed=0</c>; see <see cref="IdOf"/>.</param>
/// <param name="Coordinates">Axis → value, a value for each axis of the plan.</param>
/// <param name="RunFolder">Full path of the run's folder, there or not.</param>
public sealed record PlannedRun(int Index, string Id, IReadOnlyDictionary<string, string> Coordinates, string RunFolder)
{
    /// <summary>The id of coordinates: stays the same when the values of an axis are reordered or others join them.</summary>
    public static string IdOf(IEnumerable<(string Axis, string Value)> coordinates) =>
        string.Join(' ', coordinates.Select(c => $"{c.Axis}={c.Value}"));
}
