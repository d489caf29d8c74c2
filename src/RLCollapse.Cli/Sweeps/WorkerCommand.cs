using System.Diagnostics;

namespace RLCollapse.Cli.Sweeps;

/// <summary>The command line by which this command runs one job of a sweep: <c>rlcollapse run JOB.json --out RUNS</c>.</summary>
internal static class WorkerCommand
{
    /// <summary>For the local launcher: the process stops when its standard input ends.</summary>
    public static ProcessStartInfo Local(string config, string runs)
    {
        var words = Words(config, runs);
        return new ProcessStartInfo(words[0], [.. words[1..], "--stop-with-stdin"]);
    }

    /// <summary>The program and its arguments.</summary>
    public static string[] Words(string config, string runs) => [Dotnet(), typeof(WorkerCommand).Assembly.Location, "run", config, "--out", runs];

    private static string Dotnet() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";
}
