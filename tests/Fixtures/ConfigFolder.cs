using System.Runtime.CompilerServices;
using RLCollapse.Config;
using RLCollapse.Stages;

namespace RLCollapse.Tests.Fixtures;

/// <summary>A temporary folder of config files.</summary>
internal sealed class ConfigFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("rlcollapse-config-").FullName;

    /// <summary>The repository, found from the test assembly.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>Writes a file and returns its path.</summary>
    public string Write(string name, string json)
    {
        var path = Path.Combine(_path, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, json);
        return path;
    }

    /// <summary>Loads one file of the given text.</summary>
    public ConfigResult<RunConfig> Load(string json, params string[] overrides) =>
        ConfigLoader.Load<RunConfig>(Write("config.json", json), overrides, null, NoEnvironment);

    /// <summary>No environment variables.</summary>
    public static IReadOnlyDictionary<string, string> NoEnvironment { get; } = new Dictionary<string, string>();

    public void Dispose() => Directory.Delete(_path, recursive: true);

    private static string FindRepository([CallerFilePath] string here = "")
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(here)!);
        while (!File.Exists(Path.Combine(folder.FullName, "RLCollapse.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
