using System.ComponentModel;
using System.Diagnostics;

namespace RLCollapse.Tests.Fixtures;

/// <summary>A test that needs a Python with numpy; elsewhere it is skipped and says so.</summary>
internal sealed class NumpyFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> Found = new(() => new[] { "python3", "/usr/bin/python3" }.FirstOrDefault(HasNumpy));

    public NumpyFactAttribute() =>
        Skip = Found.Value is null ? "No python3 here has numpy (on Debian: apt-get install python3-numpy)." : null;

    /// <summary>The interpreter.</summary>
    public static string Python => Found.Value!;

    /// <summary>Runs a script of <c>tests/EndToEnd</c>.</summary>
    /// <returns>Its exit code, and what it wrote to both streams.</returns>
    public static (int ExitCode, string Output) Run(string script, params string[] arguments)
    {
        var path = Path.Combine(ConfigFolder.Repository, "tests", "EndToEnd", script);
        using var process = Process.Start(new ProcessStartInfo(Python, [path, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }

    private static bool HasNumpy(string python)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(python, ["-c", "import numpy"]) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
