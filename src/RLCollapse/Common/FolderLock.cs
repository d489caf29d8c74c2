namespace RLCollapse.Common;

/// <summary>Keeps two processes out of one folder. The lock goes with the process, however it ends.</summary>
public sealed class FolderLock : IDisposable
{
    private const string FileName = "lock";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    /// <summary>Takes the lock of a folder, or gives null when another process holds it.</summary>
    /// <exception cref="UserErrorException">The folder cannot be made or written.</exception>
    public static FolderLock? TryTake(string folder)
    {
        try
        {
            Disk.MakeFolder(folder);
            return new FolderLock(Disk.Grow(Path.Combine(folder, FileName), FileShare.None));
        }
        catch (IOException e) when (OperatingSystems.IsHeldElsewhere(e.HResult, OperatingSystems.Here))
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException && !MachineFailure.IsDiskFull(e))
        {
            throw new UserErrorException($"Cannot write to '{folder}': {e.Message} Give another folder with --out DIR.", e);
        }
    }

    /// <summary>Whether another process holds the lock of a folder. Makes nothing.</summary>
    public static bool IsHeld(string folder)
    {
        try
        {
            using var looked = new FileStream(Path.Combine(folder, FileName), FileMode.Open, FileAccess.Read, FileShare.Read);
            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return OperatingSystems.IsHeldElsewhere(e.HResult, OperatingSystems.Here);
        }
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
            interrupt.WaitHandle.WaitOne(Pause);
            interrupt.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Takes the lock of a folder, or gives null when another process keeps it: one that only looks lets go at once.</summary>
    /// <exception cref="UserErrorException">The folder cannot be made or written.</exception>
    public static FolderLock? TryTakePatiently(string folder)
    {
        if (TryTake(folder) is { } taken) return taken;
        Thread.Sleep(Pause);
        return TryTake(folder);
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
