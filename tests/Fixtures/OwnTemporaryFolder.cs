namespace RLCollapse.Tests.Fixtures;

/// <summary>A folder that is the temporary folder of this process, and of those that it starts, until it is deleted.</summary>
internal sealed class OwnTemporaryFolder : IDisposable
{
    private static readonly string[] Variables = OperatingSystem.IsWindows() ? ["TMP", "TEMP"] : ["TMPDIR"];

    private readonly string?[] _before = [.. Variables.Select(Environment.GetEnvironmentVariable)];

    public OwnTemporaryFolder()
    {
        Path = Directory.CreateTempSubdirectory("rlcollapse-").FullName; // short: names of sockets in it have a hundred letters at most
        foreach (var variable in Variables) Environment.SetEnvironmentVariable(variable, Path);
    }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>Deletes it with all that is in it.</summary>
    /// <exception cref="IOException">Something in it is still in use.</exception>
    public void Dispose()
    {
        foreach (var (variable, value) in Variables.Zip(_before)) Environment.SetEnvironmentVariable(variable, value);
        Directory.Delete(Path, recursive: true);
    }
}
