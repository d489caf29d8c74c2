namespace RLCollapse.Common;

/// <summary>Finds programs as a shell does: by their path, or in the folders of PATH. The working folder is none of these.</summary>
public static class ProgramPath
{
    /// <summary>Full path of a program on this machine; null where there is none.</summary>
    public static string? Find(string program) =>
        Find(program, Environment.GetEnvironmentVariable("PATH") ?? "", OperatingSystems.Here);

    /// <summary>Full path of a program; null where there is none.</summary>
    /// <param name="program">Its name, or a path, which has a separator.</param>
    /// <param name="searched">Folders, as PATH has them.</param>
    /// <param name="system">Whose rules hold.</param>
    internal static string? Find(string program, string searched, SystemKind system)
    {
        if (!InputFile.IsPath(program)) return null;
        string[] endings = system == SystemKind.Windows ? ["", ".exe", ".com"] : [""];
        IEnumerable<string> folders = Path.GetFileName(program) == program
            ? searched.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Where(Path.IsPathRooted)
            : [Directory.GetCurrentDirectory()];
        return folders.SelectMany(folder => endings.Select(ending => Path.GetFullPath(Path.Combine(folder, program + ending))))
            .FirstOrDefault(File.Exists);
    }
}
