namespace RLCollapse.Analysis.Sweeps;

/// <summary>
/// Chooses the job that a free worker takes. Bases and companions come first and each is trained by one worker: a job that
/// needs one which another worker is making stays in the queue, so that no worker sits and waits while other work is ready.
/// </summary>
public static class JobQueue
{
    /// <summary>The next job, or null when none can start now.</summary>
    /// <param name="waiting">In the order of the plan.</param>
    /// <param name="running">Jobs that workers have.</param>
    /// <param name="missing">What a job needs that others may need, too, and that is not there yet: bases and companions.</param>
    /// <param name="isBusy">Whether some other process is at the job's run.</param>
    public static SweepJob? Next(
        IReadOnlyList<SweepJob> waiting, IReadOnlyCollection<SweepJob> running, Func<SweepJob, IEnumerable<string>> missing,
        Func<SweepJob, bool> isBusy)
    {
        var lacking = waiting.Concat(running).DistinctBy(job => job.Needs).ToDictionary(job => job.Needs, job => missing(job).ToArray());
        var inTheMaking = running.SelectMany(job => lacking[job.Needs].Append(job.RunId)).ToHashSet();
        return waiting
            .Select(job => (Job: job, Missing: lacking[job.Needs]))
            .Where(job => !job.Missing.Any(inTheMaking.Contains))
            .OrderBy(job => job.Missing.Length == 0)
            .Select(job => job.Job)
            .FirstOrDefault(job => !isBusy(job));
    }

    /// <summary>
    /// The order for a scheduler that starts jobs as they stand in a list: the first to need each thing that is missing, then the others.
    /// </summary>
    public static IReadOnlyList<SweepJob> BasesFirst(IReadOnlyList<SweepJob> jobs, Func<SweepJob, IEnumerable<string>> missing)
    {
        var taken = new HashSet<string>();
        var first = jobs.Where(job => missing(job).Count(taken.Add) > 0).ToHashSet();
        return [.. jobs.OrderBy(job => !first.Contains(job))];
    }
}
