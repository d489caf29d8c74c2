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
        [Dotnet(), typeof(WorkerCommand).Assembly.Location, "run", config, "--out", runs, "--stop-with-stdin"];

    private static string Dotnet() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";
}
