using RLCollapse.Common;

namespace RLCollapse.Tests.Faults;

/// <summary>Counts the changes of the disk and lets a fault happen at one of them.</summary>
/// <param name="at">Number of the change, from 0.</param>
/// <param name="fault">How it and those that follow fail.</param>
internal sealed class Saboteur(int at, Func<DiskOperation, bool, DiskFailure?> fault) : IDiskWatcher
{
    private readonly List<string> _seen = [];

    /// <summary>The changes so far.</summary>
    public IReadOnlyList<string> Seen => _seen;

    /// <summary>Called before each change, with its number.</summary>
    public Action<int> OnChange { get; init; } = _ => { };

    public DiskFailure? Before(DiskOperation operation, string path)
    {
        _seen.Add($"{operation} {Path.GetFileName(path)}");
        OnChange(_seen.Count - 1);
        return _seen.Count - 1 < at ? null : fault(operation, _seen.Count - 1 == at);
    }
}
