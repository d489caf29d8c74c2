using System.Diagnostics;

namespace RLCollapse.Cli.Sweeps;

/// <summary>
/// The command line by which this command runs one job of a sweep: <c>rlcollapse run JOB.json --out RUNS --stop-with-stdin</c>.
/// The process stops after a checkpoint when its standard input ends.
/// </summary>
internal static class WorkerCommand
{
    /// <summary>The process, for the local launcher.</summary>
    public static ProcessStartInfo Local(string config, string runs)
    {
        var words = Words(config, runs);
        return new ProcessStartInfo(words[0], words[1..]);
    }

    /// <summary>The program and its arguments.</summary>
    public static string[] Words(string config, string runs) =>
        [.. Program(Environment.ProcessPath, typeof(WorkerCommand).Assembly.Location), "run", config, "--out", runs, "--stop-with-stdin"];

    /// <summary>How this command is started: as a program of its own, or by <c>dotnet</c>.</summary>
    /// <param name="process">The file of this process.</param>
    /// <param name="assembly">The file of the command.</param>
    public static string[] Program(string? process, string assembly)
    {
        var name = Path.GetFileName(process) ?? "";
        if (name.StartsWith("RLCollapse.", StringComparison.Ordinal)) return [process!];
        return [name is "dotnet" or "dotnet.exe" ? process! : "dotnet", assembly];
    }
}
