using System.Runtime.InteropServices;

namespace RLCollapse.Common;

/// <summary>Says in a line what the machine has refused, and what to do: room on the disk, a permission, memory.</summary>
public static class MachineFailure
{
    private const string GoOn = "the same command then goes on from the last checkpoint";
    private const string MoreMemory = "Give the process more memory (see 'ulimit -a') or take a smaller model or batch";

    /// <summary>The line for a failure, or null where it is not the machine's.</summary>
    /// <param name="error">Any failure of the program.</param>
    public static string? Of(Exception error) => error switch
    {
        _ when IsDiskFull(error) => $"{Sentence(error)} Free some room, or give another folder with --out DIR; {GoOn}.",
        OutOfMemoryException => $"{Sentence(error)} {MoreMemory}; {GoOn}.",
        ExternalException when error.Message.Contains("allocate memory", StringComparison.OrdinalIgnoreCase) =>
            $"libtorch got no memory. {MoreMemory}; {GoOn}.",
        IOException or UnauthorizedAccessException => $"{Sentence(error)} Once that is put right, {GoOn}.",
        { InnerException: { } inner } => Of(inner),
        _ => null,
    };

    /// <summary>Whether there was no room left.</summary>
    public static bool IsDiskFull(Exception error) =>
        error is IOException && OperatingSystems.IsDiskFull(error.HResult, OperatingSystems.Here);

    private static string Sentence(Exception error) => $"{error.Message.Split('\n')[0].Trim().TrimEnd('.')}.";
}
