using System.Diagnostics;

namespace RLCollapse.Tests.Fixtures;

/// <summary>The folder into which the tests, and with them the command, were built.</summary>
internal static class OutputFolder
{
    /// <summary>TorchSharp's own library.</summary>
    public const string Library = "libLibTorchSharp.so";

    /// <summary>A native library for Linux.</summary>
    public static string Native(string name) => Path.Combine(AppContext.BaseDirectory, "runtimes", "linux-x64", "native", name);

    /// <summary>The packages that NuGet has unpacked.</summary>
    public static string Packages { get; } =
        Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>What <c>stat</c> says of a file: %h its names, %d its file system.</summary>
    public static long Stat(string format, string path)
    {
        using var stat = Process.Start(new ProcessStartInfo("stat", ["-c", format, path]) { RedirectStandardOutput = true })!;
        return long.Parse(stat.StandardOutput.ReadToEnd());
    }
}
