using System.Diagnostics;
using RLCollapse.Config;

namespace RLCollapse.Tests.Faults;

/// <summary>The command in a process of its own, at the run that faults are put into.</summary>
internal static class FaultyProcess
{
    /// <summary>Runs it by a shell.</summary>
    /// <param name="run">Where its results go.</param>
    /// <param name="line">The shell's line, in which <c>$run</c> is the command.</param>
    /// <param name="signal">See <see cref="StartupHook"/>; none when empty.</param>
    /// <returns>The shell's exit code and what came on both streams.</returns>
    public static (int ExitCode, string Output, string Error) Start(FaultyRun run, string line, string signal = "")
    {
        var config = Path.Combine(Path.GetDirectoryName(run.Root)!, "faulty.json");
        File.WriteAllText(config, ConfigWriter.ToJson(FaultyRun.Config));
        var start = new ProcessStartInfo("bash", ["-c", "run() { dotnet \"$assembly\" run \"$config\" --out \"$root\" \"$@\"; }; " + line])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["assembly"] = typeof(RLCollapse.Cli.App).Assembly.Location,
                ["config"] = config,
                ["root"] = run.Root,
            },
        };
        if (signal.Length > 0)
        {
            start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(FaultyProcess).Assembly.Location;
            start.Environment[StartupHook.Variable] = signal;
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
