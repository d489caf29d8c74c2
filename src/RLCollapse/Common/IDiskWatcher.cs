namespace RLCollapse.Common;

/// <summary>A change to files or folders.</summary>
internal enum DiskOperation
{
    /// <summary>A new file.</summary>
    Create,

    /// <summary>Bytes into a file.</summary>
    Write,

    /// <summary>A file made shorter.</summary>
    Cut,

    /// <summary>Waiting until a file is on the disk.</summary>
    Flush,

    /// <summary>Another name.</summary>
    Rename,

    /// <summary>A file or folder removed.</summary>
    Delete,

    /// <summary>A new folder.</summary>
    MakeFolder,
}

/// <summary>Sees every change before it is made, and may have it fail, as a full disk does, or end the process there.</summary>
internal interface IDiskWatcher
{
    /// <summary>Called before a change.</summary>
    /// <param name="operation">What is to be done.</param>
    /// <param name="path">To what; of a rename the new name.</param>
    /// <returns>How it fails; null where it does not.</returns>
    DiskFailure? Before(DiskOperation operation, string path);
}

/// <summary>How a change fails.</summary>
/// <param name="Error">What the program is told.</param>
/// <param name="Written">Part of the bytes that are written all the same, 0 to 1.</param>
internal sealed record DiskFailure(Exception Error, double Written = 0);

/// <summary>Lets everything pass.</summary>
internal sealed class NobodyWatches : IDiskWatcher
{
    /// <summary>The one instance.</summary>
    public static readonly NobodyWatches Instance = new();

    private NobodyWatches()
    {
    }

    /// <inheritdoc/>
    public DiskFailure? Before(DiskOperation operation, string path) => null;
}
