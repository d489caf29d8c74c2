using System.Diagnostics;
using RLCollapse.Analysis.Sweeps;
using RLCollapse.Analysis.Sweeps.Slurm;
using RLCollapse.Cli;
using RLCollapse.Stages;

namespace RLCollapse.Tests.Fixtures;

/// <summary><c>rlcollapse sweep</c> with workers that are shell scripts.</summary>
internal sealed class SweepCommandLine : IDisposable
{
    public ExperimentFolder Files { get; } = new();

    public string Root { get; } = Path.Combine(Tiny.TemporaryFolder(), "results");

    /// <summary>Folders of which a report was asked for.</summary>
    public List<string> Reports { get; } = [];

    public Dictionary<string, string> Environment { get; } = [];

    public bool HasSlurm { get; set; } = true;

    /// <summary>What sbatch says of options that it would not take; null where it takes them.</summary>
    public string? Refusal { get; set; }

    /// <summary>Arguments of each call of sbatch.</summary>
    public List<string> Submitted { get; } = [];

    public void Dispose() => Files.Dispose();

    /// <summary>Sweeps an experiment, by default one of KL × seed.</summary>
    /// <param name="options">Further words.</param>
    /// <param name="script">The worker of a job, by its id.</param>
    /// <param name="experiments">Folder of an experiment, or of several.</param>
    public CommandLineRun Run(string[] options, Func<string, string> script, string? experiments = null)
    {
        var experiment = experiments is null || Path.GetFileName(experiments) != "exp"
            ? Files.Write(ExperimentFolder.TwoByTwo)
            : experiments;
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var context = new CliContext
        {
            Output = output,
            Error = error,
            Environment = Environment,
            Cost = _ => new RunCost(100, new Dictionary<string, double> { ["rl"] = 30 }, 10),
            SweepReport = (folder, _) => Reports.Add(folder),
            Worker = (config, runs) => Worker(config, runs, script),
            Slurm = new SlurmPrograms(Slurm),
        };
        var code = App.Run(["sweep", experiments ?? experiment, .. options, "--out", Root], context);
        return new CommandLineRun(code, output.ToString(), error.ToString());
    }

    private string Slurm(string program, string[] arguments)
    {
        if (!HasSlurm) throw new SlurmException($"there is no {program} here");
        if (program == "sbatch") Submitted.Add(string.Join(' ', arguments));
        if (Refusal is { } refusal && arguments.Contains("--test-only")) throw new SlurmException(refusal);
        return program switch { "sbatch" => "42\n", "squeue" => "1|RUNNING\n2|COMPLETED\n", _ => "" };
    }

    private ProcessStartInfo Worker(string config, string runs, Func<string, string> script)
    {
        var sweep = Path.GetDirectoryName(Path.GetDirectoryName(config))!;
        var folder = new SweepFolder(Root, Path.GetRelativePath(Root, sweep));
        var job = PlannedJobs.Read(folder).Single(job => folder.JobConfig(job.Id) == config);
        var start = new ProcessStartInfo("sh", ["-c", script(job.Id)]);
        start.Environment["run"] = Path.Combine(runs, job.RunId);
        start.Environment["base"] = BaseCache.Folder(runs, job.Config);
        start.Environment["config"] = config;
        return start;
    }
}
