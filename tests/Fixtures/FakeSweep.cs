using System.Diagnostics;
using RLCollapse.Analysis.Sweeps;
using RLCollapse.Stages;

namespace RLCollapse.Tests.Fixtures;

/// <summary>A sweep whose workers are shell scripts.</summary>
internal sealed class FakeSweep : ISweepObserver, IDisposable
{
    /// <summary>A worker that has trained its base and finished its run.</summary>
    public const string Succeed =
        "mkdir -p \"$run\" \"$base/checkpoints\"; touch \"$base/checkpoints/step-00000060.ckpt\"; "
        + "echo '{\"step\":1,\"phase\":\"end\"}' >\"$run/metrics.jsonl\"; echo 3 >\"$run/DONE\"";

    /// <summary>A worker that waits until its standard input ends and then is interrupted.</summary>
    public const string WaitForEnd = "cat >/dev/null; exit 130";

    /// <summary>A worker that waits for a file, and fails where none comes in a minute or two.</summary>
    public static string WaitForFile(string path) =>
        $"n=0; until [ -e '{path}' ]; do n=$((n + 1)); [ $n -lt 1200 ] || exit 1; sleep 0.05; done";

    private readonly ExperimentFolder _files = new();

    private readonly IReadOnlyList<string> _gpus;

    public FakeSweep(string axes = ExperimentFolder.TwoByTwo, string[]? gpus = null, string device = "cpu")
    {
        _gpus = gpus ?? [];
        Plan = device == "cpu" ? _files.Plan(axes) : _files.Plan(axes, $"experiment.device={device}");
        PlannedJobs.Write(Plan, Folder);
    }

    public SweepFolder Folder { get; } = new(Tiny.TemporaryFolder(), "exp");

    public SweepPlan Plan { get; }

    public List<string> Heard { get; } = [];

    public List<SweepProgress> Seen { get; } = [];

    /// <summary>Called at each look at the progress.</summary>
    public Action<SweepProgress> OnProgress { get; set; } = _ => { };

    /// <summary>Runs the sweep, each job with the script that the function gives for its id.</summary>
    public IReadOnlyCollection<SweepJob> Run(
        Func<string, string> script, int workers = 2, bool failFast = false, int threads = 1, CancellationToken interrupt = default)
    {
        ProcessStartInfo Command(string config, string runs)
        {
            var job = Plan.Jobs.Single(j => Folder.JobConfig(j.Id) == config);
            var start = new ProcessStartInfo("sh", ["-c", script(job.Id)]);
            start.Environment["run"] = Path.Combine(runs, job.RunId);
            start.Environment["base"] = BaseCache.Folder(runs, job.Config);
            start.Environment["RLCOLLAPSE__rl__epochs"] = "9";
            return start;
        }

        var costs = new SweepCosts(_ => new RunCost(1, new Dictionary<string, double> { ["rl"] = 1 }, 0));
        var options = new LocalOptions(workers, threads, failFast, Command) { Gpus = _gpus };
        return new LocalLauncher(Plan, Folder, options, costs, this, TimeProvider.System).Run(interrupt);
    }

    /// <summary>The log of a job.</summary>
    public string Log(string id) => File.ReadAllText(Folder.Log(id));

    public void Started(SweepJob job) => Heard.Add($"started {job.Id}");

    public void Done(SweepJob job, TimeSpan took) => Heard.Add($"done {job.Id}");

    public void Failed(SweepJob job, int exitCode, string log, IReadOnlyList<string> lastLines) =>
        Heard.Add($"failed {job.Id} {exitCode} {string.Join('/', lastLines)}");

    public void Stopped(SweepJob job) => Heard.Add($"stopped {job.Id}");

    public void Progress(SweepProgress progress)
    {
        Seen.Add(progress);
        OnProgress(progress);
    }

    public void Note(string message) => Heard.Add(message);

    public void Dispose() => _files.Dispose();
}
