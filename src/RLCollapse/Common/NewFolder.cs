namespace RLCollapse.Common;

/// <summary>A folder that is new or empty, filled as a neighbour first, so that a failure leaves nothing in it.</summary>
public static class NewFolder
{
    /// <summary>Fills a folder.</summary>
    /// <param name="path">Made when missing.</param>
    /// <param name="fill">Writes the files into the folder it is given.</param>
    /// <exception cref="UserErrorException">It holds something already or cannot be written.</exception>
    public static void Fill(string path, Action<string> fill)
    {
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (File.Exists(target)) throw new UserErrorException($"'{path}' is a file; name a folder that is new or empty.");
        if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any())
            throw new UserErrorException($"'{path}' is not empty; name a folder that is new or empty.");
        var temporary = TemporaryName.Beside(target);
        try
        {
            Disk.MakeFolder(temporary);
            fill(temporary);
            if (!Directory.Exists(target)) Disk.RenameFolder(temporary, target);
            else foreach (var entry in Directory.GetFileSystemEntries(temporary))
                Disk.RenameFolder(entry, Path.Combine(target, Path.GetFileName(entry)));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException && !MachineFailure.IsDiskFull(error))
        {
            throw new UserErrorException($"Cannot write '{path}': {error.Message} Name another folder or mend this one.", error);
        }
        finally
        {
            Disk.DeleteFolder(temporary);
        }
    }
}
