namespace RLCollapse.Tests.Fixtures;

/// <summary>Programs of this machine.</summary>
internal static class Installed
{
    private static readonly string[] Folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);

    /// <summary>Path of the first of some programs that is there; null where none is.</summary>
    public static string? Find(params string[] names) => Folders.SelectMany(folder => names.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);
}
