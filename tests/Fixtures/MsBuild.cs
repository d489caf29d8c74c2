using System.Diagnostics;
using System.Text.Json;

namespace RLCollapse.Tests.Fixtures;

/// <summary>Asks the build what it would do, in a process of its own.</summary>
internal static class MsBuild
{
    /// <summary>The checkout of the sources.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>What the laboratory's project would reference on a system.</summary>
    /// <returns>The libtorch package (empty: none), the packages referenced and the versions that are pinned.</returns>
    public static (string Libtorch, IReadOnlyList<string> References, IReadOnlyDictionary<string, string> Pinned) Evaluate(string system,
        string device)
    {
        var (exitCode, output) = Run($"-p:_LibtorchSystem={system}", $"-p:Device={device}", "-getProperty:LibtorchPackage",
            "-getItem:PackageReference", "-getItem:PackageVersion");
        Assert.True(exitCode == 0, output);
        using var answer = JsonDocument.Parse(output);
        var items = answer.RootElement.GetProperty("Items");
        return (
            answer.RootElement.GetProperty("Properties").GetProperty("LibtorchPackage").GetString()!,
            [.. items.GetProperty("PackageReference").EnumerateArray().Select(Name)],
            items.GetProperty("PackageVersion").EnumerateArray().ToDictionary(Name, item => item.GetProperty("Version").GetString()!));
    }

    /// <summary>Runs <c>dotnet msbuild</c> on the laboratory's project.</summary>
    public static (int ExitCode, string Output) Run(params string[] arguments) => RunOn("RLCollapse", null, arguments);

    /// <summary>Runs <c>dotnet msbuild</c> on a project of src.</summary>
    /// <param name="project">Its name.</param>
    /// <param name="device">RLCOLLAPSE_DEVICE, where it is set.</param>
    /// <param name="arguments">What to do.</param>
    public static (int ExitCode, string Output) RunOn(string project, string? device, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["msbuild", Path.Combine(Root, "src", project, project + ".csproj"), "-nologo",
            "-nodeReuse:false", .. arguments]) { RedirectStandardOutput = true };
        // What the build that started these tests has set is not for another one.
        foreach (var name in start.Environment.Keys.ToArray())
        {
            if (name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
                || name.ToUpperInvariant() is "RLCOLLAPSE_DEVICE" or "DEVICE")
            {
                start.Environment.Remove(name);
            }
        }
        if (device is not null) start.Environment["RLCOLLAPSE_DEVICE"] = device;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    private static string Name(JsonElement item) => item.GetProperty("Identity").GetString()!;

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "RLCollapse.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
