namespace RLCollapse.Common;

/// <summary>Keeps two processes out of one folder. The lock goes with the process, however it ends.</summary>
public sealed class FolderLock : IDisposable
{
    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    /// <summary>Takes the lock of a folder, or gives null when another process holds it.</summary>
    /// <exception cref="UserErrorException">The folder cannot be made or written.</exception>
    public static FolderLock? TryTake(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return new FolderLock(new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite,
                FileShare.None));
        }
        catch (IOException e) when (OperatingSystems.IsHeldElsewhere(e.HResult, OperatingSystems.Here))
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"Cannot write to '{folder}': {e.Message} Give another folder with --out DIR.", e);
        }
    }

    /// <summary>Whether another process holds the lock of a folder. Makes nothing.</summary>
    public static bool IsHeld(string folder)
    {
        if (!File.Exists(Path.Combine(folder, "lock"))) return false;
        using var taken = TryTake(folder);
        return taken is null;
    }

    /// <summary>Waits for the lock of a folder.</summary>
    /// <param name="folder">Made when missing.</param>
    /// <param name="waiting">Called once when another process holds it.</param>
    /// <param name="interrupt">Ends the wait.</param>
    public static FolderLock Wait(string folder, Action waiting, CancellationToken interrupt)
    {
        for (var first = true; ; first = false)
        {
            if (TryTake(folder) is { } taken) return taken;
            if (first) waiting();
            interrupt.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(200));
            interrupt.ThrowIfCancellationRequested();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
