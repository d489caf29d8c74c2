namespace RLCollapse.Analysis.Sweeps.Slurm;

/// <summary>An array job that was submitted.</summary>
/// <param name="Job">Its number.</param>
/// <param name="Jobs">Ids of the sweep's jobs, in the order of the array.</param>
public sealed record SubmittedArray(string Job, IReadOnlyList<string> Jobs)
{
    /// <summary>Job id and its task, as far as Slurm remembers.</summary>
    /// <exception cref="SlurmException">The queue cannot be asked.</exception>
    public IEnumerable<(string JobId, SlurmTask Task)> Tasks(SlurmPrograms slurm) => slurm.Accounts(Job).Concat(slurm.Queue(Job))
        .Where(task => task.Index >= 0 && task.Index < Jobs.Count)
        .Select(task => (Jobs[task.Index], new SlurmTask($"{Job}_{task.Index}", task.State)));
}
