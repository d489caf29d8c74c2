using System.ComponentModel;
using System.Diagnostics;

namespace RLCollapse.Tests.Fixtures;

/// <summary>A test that needs a Python 3, whatever it has; elsewhere it is skipped and says so.</summary>
internal sealed class PythonFactAttribute : FactAttribute
{
    private static readonly Lazy<bool> IsHere = new(() => Run("-c", "import json").ExitCode == 0);

    public PythonFactAttribute() => Skip = IsHere.Value ? null : "There is no python3 here (on Debian: apt-get install python3).";

    /// <summary>Runs Python.</summary>
    public static (int ExitCode, string Output) Run(params string[] arguments)
    {
        try
        {
            using var python = Process.Start(new ProcessStartInfo("python3", arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var error = python.StandardError.ReadToEndAsync();
            var output = python.StandardOutput.ReadToEnd();
            python.WaitForExit();
            return (python.ExitCode, output + error.Result);
        }
        catch (Win32Exception)
        {
            return (-1, "");
        }
    }
}
