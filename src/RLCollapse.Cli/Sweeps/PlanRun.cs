using RLCollapse.Analysis.Reports;
using RLCollapse.Analysis.Results;
using RLCollapse.Analysis.Sweeps;
using RLCollapse.Analysis.Sweeps.Slurm;
using RLCollapse.Common;
using RLCollapse.Runs;

namespace RLCollapse.Cli.Sweeps;

/// <summary>Has a launcher run a plan as a request wants it, and writes what came of it.</summary>
internal sealed class PlanRun
{
    private readonly SweepRequest _request;
    private readonly CliContext _context;
    private readonly SweepPlan _plan;
    private readonly SweepFolder _folder;
    private readonly SlurmLauncher _slurm;
    private readonly SweepCosts _costs;
    private readonly int _threads;

    /// <param name="request">How to run it.</param>
    /// <param name="context">The world.</param>
    /// <param name="plan">What to run.</param>
    /// <param name="folder">Where its files are.</param>
    public PlanRun(SweepRequest request, CliContext context, SweepPlan plan, SweepFolder folder)
    {
        (_request, _context, _plan, _folder) = (request, context, plan, folder);
        IsDone = plan.Jobs.All(job => RunFolder.HasEnded(folder.Run(job)));
        _slurm = new(plan, folder, context.Slurm);
        _costs = new(config => context.Cost(config));
        _threads = request.Threads ?? WorkerThreads.Default(plan.Jobs);
    }

    /// <summary>Whether every job was done before.</summary>
    public bool IsDone { get; }

    /// <summary>Whether Slurm gets its jobs.</summary>
    public bool IsForSlurm => _request.Slurm && !IsDone;

    private int Workers =>
        _request.Workers ?? (_request.Slurm ? _plan.Jobs.Count : Math.Max(1, Environment.ProcessorCount / _threads));

    private IReadOnlyList<string> Gpus => _plan.Jobs.Any(job => GpuShare.Shares(job.Config))
        ? GpuShare.Devices(_context.Environment.GetValueOrDefault(GpuShare.Variable), _context.Gpus())
        : [];

    /// <summary>Jobs, bases and time.</summary>
    public string Summary => PlanText.Summary(_plan, _folder, _costs, Workers, _threads);

    /// <summary>Holds a folder against other sweeps.</summary>
    /// <exception cref="UserErrorException">One is at it.</exception>
    public static FolderLock Take(SweepFolder folder) => FolderLock.TryTake(folder.Path)
        ?? throw new UserErrorException($"Another sweep is already at '{folder.Path}'. "
            + "Wait for it, look at it with --status, or give another --out DIR.");

    /// <summary>Requires that the jobs could run, before anything is written.</summary>
    /// <returns>Where a trial goes, seeds that have joined, and what may not do what it seems to.</returns>
    /// <exception cref="UserErrorException">Some could not; the message says which and why.</exception>
    public IReadOnlyList<string> Require()
    {
        if (IsForSlurm && !_request.NoSubmit)
        {
            _slurm.RequireReady();
            _slurm.RequireAccepted(_threads, _request.Sbatch);
        }

        List<string> remarks = [];
        if (_plan.Departures.Count > 0)
        {
            remarks.Add($"a trial, not the experiment as its file has it: {string.Join(' ', _plan.Departures)}; "
                + $"its results go to '{ShownPath.Of(_folder.Path)}'");
        }

        if (_plan.Experiment.Axes.FirstOrDefault(axis => axis.IsSeed && axis.Added.Count > 0) is { Added: var added })
        {
            remarks.Add($"with {added.Count} seeds beside those of the experiment's file, from {added[0]} to {added[^1]}; "
                + "they stay until --replace");
        }

        return [.. remarks, .. _plan.Replaced.Select(of => $"warning: {of}"),
            .. _plan.Flattened().Select(of => $"warning: {of.Option} wins over what axis '{of.Axis}' sets, so its values no longer "
                + "differ in that"),
            .. JobPreflight.Require(_plan, _folder, isHere: !_request.Slurm).Select(caution => $"warning: {caution}")];
    }

    /// <summary>Gives Slurm the jobs that are not done, or writes the scripts by which somebody else does.</summary>
    /// <returns><see cref="ExitCode.Done"/>.</returns>
    public int Submit()
    {
        if (_request.NoSubmit)
        {
            foreach (var script in _slurm.Write(_request.Workers, _threads, _request.Sbatch, WorkerCommand.Words))
                _context.Error.WriteLine($"written, not submitted: {script}");
            _context.Output.WriteLine(_folder.Path);
            return ExitCode.Done;
        }

        var submission = _slurm.Submit(_request.Workers, _threads, _request.Sbatch, WorkerCommand.Words);
        _context.Error.WriteLine($"submitted {submission.Count} jobs as array job {submission.Numbers(", ")}; --status shows how far they "
            + "are, and once all are done the same command " + (_request.Bisect is null ? "writes the tables and figures" : "goes on"));
        _context.Output.WriteLine(_folder.Path);
        return ExitCode.Done;
    }

    /// <summary>Runs the jobs that are not done on this machine.</summary>
    /// <returns>Those that failed.</returns>
    public IReadOnlyCollection<SweepJob> RunHere()
    {
        var options = new LocalOptions(Workers, _threads, _request.FailFast, _context.Worker) { Gpus = Gpus };
        if (options.Gpus.Count > 1) _context.Error.WriteLine($"the workers share CUDA devices {string.Join(", ", options.Gpus)}");
        var view = SweepView.For(_context);
        using var interruption = new Interruption(view.Say, view.Abandon);
        return view.Show(observer => new LocalLauncher(_plan, _folder, options, _costs, observer, _context.Time).Run(interruption.Token));
    }

    /// <summary>Writes tables and figures, unless what stands there was made from more runs.</summary>
    public void Report()
    {
        if (RecordedRuns.AreIn(_folder.Path) && RecordedRuns.AreMore(_folder.Path, SweepData.Load(_folder.Path), out var recorded))
        {
            _context.Error.WriteLine($"the tables and figures stay those of {recorded} runs, since fewer are finished here");
            return;
        }

        _context.SweepReport(_folder.Path, _plan.Jobs[0].Config.Output.Plots);
        if (!IsDone && File.Exists(Path.Combine(_folder.Path, RecordedRuns.Claims)))
            _context.Error.WriteLine($"{RecordedRuns.ClaimsPage} is older than the tables; 'rlcollapse verify' judges the claims again");
    }

    /// <summary>Says what failed and where the results are.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public int End(IReadOnlyCollection<SweepJob> failed)
    {
        if (failed.Count > 0)
        {
            _context.Error.WriteLine($"{failed.Count} of {_plan.Jobs.Count} jobs failed; the same command tries them again:");
            foreach (var job in failed) _context.Error.WriteLine($"  #{job.Index} {job.Id}: {_folder.Log(job.Id)}");
        }

        _context.Output.WriteLine(_folder.Path);
        return failed.Count == 0 ? ExitCode.Done : ExitCode.SweepFailures;
    }
}
