using System.ComponentModel;
using RLCollapse.Common;
using RLCollapse.Runs;
using RLCollapse.Stages;

namespace RLCollapse.Analysis.Sweeps;

/// <summary>Runs the jobs of a sweep on this machine, so many processes at once. Jobs that are done are passed over.</summary>
/// <param name="plan">All jobs.</param>
/// <param name="folder">The sweep's folder; its plan is written.</param>
/// <param name="options">How to work.</param>
/// <param name="costs">Weights of the jobs, for the progress.</param>
/// <param name="observer">Watches.</param>
/// <param name="time">The clock.</param>
public sealed class LocalLauncher(
    SweepPlan plan, SweepFolder folder, LocalOptions options, SweepCosts costs, ISweepObserver observer, TimeProvider time)
{
    private const int LastLines = 20;
    private const int Interrupted = 130;
    private const int CannotStart = 127; // as a shell has it
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(150);

    private readonly List<SweepJob> _waiting = [];
    private readonly List<Worker> _workers = [];
    private readonly HashSet<SweepJob> _done = [];
    private readonly HashSet<SweepJob> _failed = [];
    private readonly ProgressMeter _meter = new(plan, costs, folder.Runs, time);

    /// <summary>Runs until every job is done or has failed.</summary>
    /// <param name="interrupt">Stops all workers after a checkpoint.</param>
    /// <returns>The jobs that failed.</returns>
    /// <exception cref="OperationCanceledException">Interrupted; the same call goes on.</exception>
    public IReadOnlyCollection<SweepJob> Run(CancellationToken interrupt)
    {
        foreach (var job in plan.Jobs) (IsDone(job) ? (ICollection<SweepJob>)_done : _waiting).Add(job);
        if (_done.Count > 0) observer.Note($"{_done.Count} of {plan.Jobs.Count} jobs are already done");
        var (stopping, noted) = (false, false);
        while (_workers.Count > 0 || (_waiting.Count > 0 && !stopping))
        {
            stopping |= interrupt.IsCancellationRequested || (options.FailFast && _failed.Count > 0);
            foreach (var worker in _workers.Where(w => stopping && !w.IsStopping)) worker.Stop();
            while (!stopping && _workers.Count < options.Workers && Next() is { } job) Start(job);
            if (_workers.Count == 0 && !stopping && !noted)
            {
                observer.Note("waiting for other processes that are at the remaining runs");
                noted = true;
            }

            observer.Progress(_meter.Read(_done, _failed, _workers.Select(w => w.Job)));
            if (stopping) Thread.Sleep(Poll);
            else interrupt.WaitHandle.WaitOne(Poll);
            foreach (var worker in _workers.Where(w => w.HasExited).ToArray()) Finish(worker);
        }

        interrupt.ThrowIfCancellationRequested();
        observer.Progress(_meter.Read(_done, _failed, []));
        return _failed;
    }

    private bool IsDone(SweepJob job) => RunFolder.HasEnded(folder.Run(job));

    private SweepJob? Next()
    {
        foreach (var job in _waiting.Where(IsDone).ToArray()) // by another process
        {
            _waiting.Remove(job);
            _done.Add(job);
        }

        return JobQueue.Next(_waiting, [.. _workers.Select(w => w.Job)], job => job.Missing(folder.Runs), job =>
            FolderLock.IsHeld(folder.Run(job)));
    }

    private void Start(SweepJob job)
    {
        _waiting.Remove(job);
        var start = options.Command(folder.JobConfig(job.Id), folder.Runs);
        WorkerThreads.Apply(start.Environment, options.Threads);
        var number = Enumerable.Range(0, options.Workers).First(free => _workers.All(worker => worker.Number != free));
        if (GpuShare.Of(options.Gpus, number, job.Config) is { } gpu) start.Environment[GpuShare.Variable] = gpu;
        try
        {
            Disk.Delete(folder.Failure(job.Id));
            _workers.Add(new Worker(job, number, start, folder.Log(job.Id)));
            observer.Started(job);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or Win32Exception)
        {
            Fail(job, CannotStart, [$"The worker could not be started: {error.Message}"]);
        }
    }

    private void Finish(Worker worker)
    {
        using var _ = worker;
        _workers.Remove(worker);
        var (job, exitCode) = (worker.Job, worker.Finish());
        if (exitCode == 0 && IsDone(job))
        {
            _done.Add(job);
            observer.Done(job, worker.Elapsed);
        }
        else if (exitCode == Interrupted && worker.IsStopping)
        {
            observer.Stopped(job);
        }
        else
        {
            Fail(job, exitCode, LastLinesOf(folder.Log(job.Id)));
        }
    }

    private void Fail(SweepJob job, int exitCode, IReadOnlyList<string> lines)
    {
        _failed.Add(job);
        observer.Failed(job, exitCode, folder.Log(job.Id), lines);
        try
        {
            AtomicFile.WriteText(folder.Failure(job.Id), $"{exitCode}\n");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            observer.Note($"'{folder.Failure(job.Id)}' cannot be written: {error.Message}");
        }
    }

    private static IReadOnlyList<string> LastLinesOf(string log)
    {
        try
        {
            return [.. File.ReadLines(log).TakeLast(LastLines)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [$"The log cannot be read: {error.Message}"];
        }
    }
}
