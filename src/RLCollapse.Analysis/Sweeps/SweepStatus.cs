using RLCollapse.Analysis.Sweeps.Slurm;
using RLCollapse.Common;
using RLCollapse.Runs;

namespace RLCollapse.Analysis.Sweeps;

/// <summary>Tells from the files of a sweep, and from Slurm's queue where it was submitted, what has become of each job.</summary>
public static class SweepStatus
{
    /// <summary>Every job's state, in the order of the plan.</summary>
    /// <param name="folder">The sweep's folder.</param>
    /// <param name="slurm">The programs of Slurm.</param>
    /// <param name="warn">Receives that the queue could not be asked.</param>
    /// <exception cref="UserErrorException">There is no sweep in the folder.</exception>
    public static IReadOnlyList<JobStatus> Read(SweepFolder folder, SlurmPrograms slurm, Action<string> warn)
    {
        var jobs = PlannedJobs.Read(folder);
        var tasks = new Dictionary<string, SlurmTask>();
        try
        {
            tasks = Submission.Read(folder)?.Tasks(slurm) ?? tasks;
        }
        catch (Exception error) when (error is SlurmException or UserErrorException)
        {
            warn($"Slurm's queue could not be asked, so only the files count: {error.Message}");
        }

        return [.. jobs.Select(job => Of(job, folder, tasks.GetValueOrDefault(job.Id)))];
    }

    private static JobStatus Of(SweepJob job, SweepFolder folder, SlurmTask? task)
    {
        var run = folder.Run(job);
        if (RunFolder.HasEnded(run)) return new(job, JobState.Done, "");
        var place = Place(StepReader.Of(job, folder.Runs), Directory.Exists(run));
        if (task is { IsQueued: true }) return new(job, JobState.Pending, Join($"{task.State} as {task.Id}", place));
        if (task is { IsActive: true }) return new(job, JobState.Running, Join(place, task.Id));
        if (FolderLock.IsHeld(run)) return new(job, JobState.Running, place);
        if (File.Exists(folder.Failure(job.Id)))
            return new(job, JobState.Failed, $"exit code {File.ReadAllText(folder.Failure(job.Id)).Trim()}, see {folder.Log(job.Id)}");
        var idle = Directory.Exists(run) ? JobState.Stopped : JobState.Pending;
        if (task is { IsWithdrawn: true }) return new(job, idle, Join($"{task.State} as {task.Id}", place));
        if (task is not null) return new(job, JobState.Failed, $"{task.State} as {task.Id}, see {folder.Log(job.Id)}");
        return new(job, idle, place);
    }

    private static string Place(JobProgress progress, bool begun) => begun ? $"{progress.Stage} {progress.Step}/{progress.Steps}" : "";

    private static string Join(params string[] parts) => string.Join(", ", parts.Where(part => part.Length > 0));
}
