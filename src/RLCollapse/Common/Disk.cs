namespace RLCollapse.Common;

/// <summary>
/// Every change that the program makes to files and folders, so that what a full disk, a lost permission or a kill does at any of them
/// can be tried out (<see cref="IDiskWatcher"/>).
/// </summary>
public static class Disk
{
    private static readonly AsyncLocal<IDiskWatcher?> Current = new();

    /// <summary>Sees each change; nobody does unless a test has set it.</summary>
    internal static IDiskWatcher Watcher
    {
        get => Current.Value ?? NobodyWatches.Instance;
        set => Current.Value = value;
    }

    /// <summary>Makes a new file for writing.</summary>
    /// <param name="path">There must be nothing, not even a link.</param>
    public static FileStream Create(string path) => new DiskFile(path, FileMode.CreateNew, FileShare.None, buffer: 4096);

    /// <summary>Opens or makes a file that grows, at its end. Each write goes to the system at once.</summary>
    /// <param name="path">The file.</param>
    /// <param name="share">What others may do with it meanwhile.</param>
    /// <exception cref="IOException">It is a link, which another may have laid; or it cannot be opened.</exception>
    public static FileStream Grow(string path, FileShare share)
    {
        if (new FileInfo(path).LinkTarget is { } target)
            throw new IOException($"'{path}' is a link to '{target}', and such a file is not written to. Remove the link.");
        var file = new DiskFile(path, FileMode.OpenOrCreate, share, buffer: 0);
        file.Seek(0, SeekOrigin.End);
        return file;
    }

    /// <summary>Appends text (UTF-8) to a file.</summary>
    public static void Append(string path, string text)
    {
        using var file = Grow(path, FileShare.ReadWrite);
        file.Write(System.Text.Encoding.UTF8.GetBytes(text));
    }

    /// <summary>Gives a file another name, whatever had it before, and waits until that is on the disk.</summary>
    public static void Rename(string from, string to)
    {
        Require(DiskOperation.Rename, to);
        var system = OperatingSystems.Here;
        Patience.Do(() => File.Move(from, to, overwrite: true), error => OperatingSystems.MayPass(error.HResult, system), Thread.Sleep);
        FlushFolderOf(to);
    }

    /// <summary>Gives a folder another name, which nothing has.</summary>
    public static void RenameFolder(string from, string to)
    {
        Require(DiskOperation.Rename, to);
        Directory.Move(from, to);
        FlushFolderOf(to);
    }

    /// <summary>Removes a file or a link, if there is one.</summary>
    public static void Delete(string path)
    {
        Require(DiskOperation.Delete, path);
        File.Delete(path);
    }

    /// <summary>Removes a folder and all in it, if there is one.</summary>
    public static void DeleteFolder(string path)
    {
        if (!Directory.Exists(path)) return;
        Require(DiskOperation.Delete, path);
        Directory.Delete(path, recursive: true);
    }

    /// <summary>Makes a folder and those above it where they are missing, and waits until they are on the disk.</summary>
    public static void MakeFolder(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Directory.Exists(full)) return;
        if (Path.GetDirectoryName(full) is { } parent) MakeFolder(parent);
        Require(DiskOperation.MakeFolder, full);
        Directory.CreateDirectory(full);
        FlushFolderOf(full);
    }

    /// <summary>Lets the watcher see a change without content.</summary>
    internal static void Require(DiskOperation operation, string path)
    {
        if (Watcher.Before(operation, path) is { } failure) throw failure.Error;
    }

    internal static void FlushFolderOf(string path)
    {
        if (OperatingSystems.FlushesFolders(OperatingSystems.Here)) UnixCalls.FlushFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }
}
