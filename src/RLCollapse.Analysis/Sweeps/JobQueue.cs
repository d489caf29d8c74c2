namespace RLCollapse.Analysis.Sweeps;

/// <summary>
/// Chooses the job that a free worker takes. Bases come first and each is pretrained by one worker: a job that needs a base
/// which another worker is making stays in the queue, so that no worker sits and waits while other work is ready.
/// </summary>
public static class JobQueue
{
    /// <summary>The next job, or null when none can start now.</summary>
    /// <param name="waiting">In the order of the plan.</param>
    /// <param name="running">Jobs that workers have.</param>
    /// <param name="isTrained">Whether the base of a job can be loaded.</param>
    /// <param name="isBusy">Whether some other process is at the job's run.</param>
    public static SweepJob? Next(
        IReadOnlyList<SweepJob> waiting, IReadOnlyCollection<SweepJob> running, Func<SweepJob, bool> isTrained, Func<SweepJob, bool> isBusy)
    {
        var trained = waiting.Concat(running).DistinctBy(job => job.Base).ToDictionary(job => job.Base, isTrained);
        var inTheMaking = running.Select(job => job.Base).Where(hash => !trained[hash]).ToHashSet();
        return waiting
            .Where(job => !inTheMaking.Contains(job.Base))
            .OrderBy(job => trained[job.Base])
            .FirstOrDefault(job => !isBusy(job));
    }

    /// <summary>
    /// The order for a scheduler that starts jobs as they stand in a list: the first of each missing base, then the others.
    /// </summary>
    public static IReadOnlyList<SweepJob> BasesFirst(IReadOnlyList<SweepJob> jobs, Func<SweepJob, bool> isTrained)
    {
        var first = jobs.DistinctBy(job => job.Base).Where(job => !isTrained(job)).ToHashSet();
        return [.. jobs.OrderBy(job => !first.Contains(job))];
    }
}
