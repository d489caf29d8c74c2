using RLCollapse.Common;

namespace RLCollapse.Tests.Faults;

/// <summary>What happens to changes of the disk from a moment on.</summary>
/// <param name="Name">For the table.</param>
/// <param name="Of">How a change fails, given whether it is the first since; null where it does not.</param>
internal sealed record DiskFault(string Name, Func<DiskOperation, bool, DiskFailure?> Of)
{
    private const int InputOutputError = 5;
    private const int NoSpace = 28;
    private const int ReadOnly = 30;

    public static readonly DiskFault Kill = new("killed", (_, _) => new(new KilledException()));

    public static readonly IReadOnlyList<DiskFault> All =
    [
        Kill,
        new("killed in the middle of a write", (_, first) => new(new KilledException(), first ? 0.5 : 0)),
        new("disk full", (operation, _) => Grows(operation) ? new(Error(NoSpace, "No space left on device")) : null),
        new("disk full in the middle of a write", (operation, first) =>
            Grows(operation) ? new(Error(NoSpace, "No space left on device"), first ? 0.5 : 0) : null),
        new("one input/output error", (_, first) => first ? new(Error(InputOutputError, "Input/output error"), 0.3) : null),
        new("permission lost", (operation, _) => operation is DiskOperation.Write or DiskOperation.Flush
            ? null
            : new(new UnauthorizedAccessException("Access to the path is denied."))),
        new("read-only file system", (_, _) => new(Error(ReadOnly, "Read-only file system"))),
    ];

    private static bool Grows(DiskOperation operation) =>
        operation is DiskOperation.Create or DiskOperation.Write or DiskOperation.Flush or DiskOperation.MakeFolder;

    private static IOException Error(int number, string message) => new(message, number);
}
