using RLCollapse.Common;
using RLCollapse.Runs;
using RLCollapse.Stages;

namespace RLCollapse.Analysis.Sweeps.Slurm;

/// <summary>Submits the jobs of a sweep that are not done as one array job.</summary>
/// <param name="plan">All jobs.</param>
/// <param name="folder">The sweep's folder, on a file system that every node sees; its plan is written.</param>
/// <param name="slurm">The programs of Slurm.</param>
public sealed class SlurmLauncher(SweepPlan plan, SweepFolder folder, SlurmPrograms slurm)
{
    /// <summary>Writes <c>slurm/array.sbatch</c> and submits it.</summary>
    /// <param name="atOnce">Most tasks at once; null for no limit.</param>
    /// <param name="threads">Threads a task.</param>
    /// <param name="options">Further options of sbatch, each <c>name</c> or <c>name=value</c>.</param>
    /// <param name="command">Gives the program and arguments for a config and a results root.</param>
    /// <exception cref="UserErrorException">There is no Slurm, it refuses, or an earlier submission is still in its queue.</exception>
    public Submission Submit(int? atOnce, int threads, IReadOnlyList<string> options, Func<string, string, string[]> command)
    {
        try
        {
            RefuseIfQueued();
            var open = plan.Jobs.Where(job => !RunFolder.HasEnded(folder.Run(job))).ToArray();
            var jobs = JobQueue.BasesFirst(open, job => BaseCache.IsTrained(folder.Runs, job.Config)).Select(job => job.Id).ToArray();
            Disk.MakeFolder(folder.Slurm);
            var script = Path.Combine(folder.Slurm, "array.sbatch");
            AtomicFile.WriteText(script, ArrayScript.Text(
                plan.Experiment.Name, folder, jobs, atOnce, threads, options, command("$config", "$runs")));
            var submission = new Submission(slurm.Submit(script), jobs);
            submission.Write(folder);
            return submission;
        }
        catch (SlurmException error)
        {
            throw new UserErrorException($"The sweep was not submitted: {error.Message}", error);
        }
    }

    private void RefuseIfQueued()
    {
        if (Submission.Read(folder) is not { } earlier) return;
        var left = earlier.Tasks(slurm).Values.Count(task => task.IsQueued || task.IsActive);
        if (left > 0)
        {
            throw new UserErrorException($"Array job {earlier.Job} of this sweep still has {left} tasks in Slurm's queue. Look with "
                + $"--status, wait, or take it out with 'scancel {earlier.Job}'.");
        }
    }
}
