using System.Diagnostics;
using System.Text.Json.Nodes;
using RLCollapse.Analysis.Sweeps;
using RLCollapse.Common;

namespace RLCollapse.Tests.Fixtures;

/// <summary>Real sweeps in processes of their own, of four tiny jobs on two bases where nothing else is said.</summary>
internal sealed class SweepProcess : IDisposable
{
    private readonly ExperimentFolder _files = new();
    private readonly string _experiment;

    public SweepProcess(string axes = ExperimentFolder.TwoByTwo, string config = ExperimentFolder.TinyConfig) =>
        _experiment = _files.Write(axes, config: config);

    /// <summary>Parent of all results.</summary>
    public string Root { get; } = Tiny.TemporaryFolder();

    /// <summary>The folder of a sweep.</summary>
    public SweepFolder Folder(string name) => new(Path.Combine(Root, name), "exp");

    /// <summary>The jobs, with these overrides.</summary>
    public IReadOnlyList<SweepJob> Jobs(params string[] overrides) =>
        SweepPlan.Load(_experiment, overrides, new Dictionary<string, string>()).Jobs;

    /// <summary>Starts a sweep whose results go to a folder of this name.</summary>
    public Process Start(string name, params string[] more)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(RLCollapse.Cli.App).Assembly.Location, "sweep", _experiment, "--out",
            Path.Combine(Root, name), "--workers", "2", .. more])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }

    /// <summary>Runs a sweep to its end.</summary>
    public (int ExitCode, string Output, string Error) Run(string name, params string[] more)
    {
        using var process = Start(name, more);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }

    /// <summary>What <c>--status</c> prints, asked in this process.</summary>
    public string Status(string name)
    {
        var run = CommandLineRun.Of(["sweep", _experiment, "--out", Path.Combine(Root, name), "--status"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run.Output;
    }

    /// <summary>Waits until the longest file of metrics has so many lines.</summary>
    /// <returns>Whether the sweep was still at work then.</returns>
    public bool WaitForLines(Process process, string name, int lines)
    {
        while (!process.HasExited)
        {
            var runs = Folder(name).Runs;
            if (Directory.Exists(runs) && Directory.GetFiles(runs, "metrics.jsonl", SearchOption.AllDirectories)
                .Any(f => File.ReadLines(f).Count() >= lines))
            {
                return true;
            }
            Thread.Sleep(5);
        }

        return false;
    }

    /// <summary>Waits until no process is at any run of a sweep.</summary>
    public void WaitForWorkers(string name)
    {
        var clock = Stopwatch.StartNew();
        while (Directory.GetDirectories(Folder(name).Runs).Any(FolderLock.IsHeld))
        {
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), "a worker has outlived its sweep");
            Thread.Sleep(20);
        }
    }

    /// <summary>A job's metrics without what the clock decides.</summary>
    public string Metrics(string name, SweepJob job) =>
        string.Join('\n', File.ReadAllLines(Path.Combine(Folder(name).Run(job), "metrics.jsonl")).Select(line =>
    {
        var record = JsonNode.Parse(line)!.AsObject();
        foreach (var key in record.Select(pair => pair.Key).ToArray())
        {
            if (key == "seconds" || key.StartsWith("tokens_per_second/", StringComparison.Ordinal)) record.Remove(key);
        }
        return record.ToJsonString();
    }));

    public void Dispose() => _files.Dispose();
}
