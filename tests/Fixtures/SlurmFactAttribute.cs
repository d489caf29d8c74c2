using System.ComponentModel;
using System.Diagnostics;

namespace RLCollapse.Tests.Fixtures;

/// <summary>A test that needs a Slurm of which this machine is a node; elsewhere it is skipped and says why.</summary>
internal sealed class SlurmFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> Missing = new(WhatIsMissing);

    public SlurmFactAttribute() => Skip = Missing.Value;

    private static string? WhatIsMissing()
    {
        if (Output("sbatch", "--version") is null)
            return "Slurm is not installed: there is no sbatch (docs/sweeps.md says how to start one on this machine).";
        if (Output("scontrol", "ping")?.Contains("is UP", StringComparison.Ordinal) != true)
            return "Slurm is installed but its controller does not answer 'scontrol ping'.";
        return string.IsNullOrWhiteSpace(Output("sinfo",
            $"--noheader --nodes={Environment.MachineName.Split('.')[0]} --states=idle,mixed,allocated"))
            ? "Slurm answers, but this machine is none of its nodes that work."
            : null;
    }

    private static string? Output(string program, string arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(
                program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var output = process.StandardOutput.ReadToEndAsync();
            return process.WaitForExit(TimeSpan.FromSeconds(15)) && process.ExitCode == 0 ? output.Result : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
