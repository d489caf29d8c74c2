using RLCollapse.Common;
using RLCollapse.Runs;
using RLCollapse.Stages;

namespace RLCollapse.Analysis.Sweeps.Slurm;

/// <summary>
/// Submits the jobs of a sweep that are not done as an array job, or several where the cluster's arrays are shorter.
/// </summary>
/// <param name="plan">All jobs.</param>
/// <param name="folder">The sweep's folder, on a file system that every node sees; its plan is written.</param>
/// <param name="slurm">The programs of Slurm.</param>
public sealed class SlurmLauncher(SweepPlan plan, SweepFolder folder, SlurmPrograms slurm)
{
    /// <summary>Requires a Slurm that answers and has no earlier submission of this sweep left; writes nothing.</summary>
    /// <exception cref="UserErrorException">There is no Slurm, or an earlier submission is still in its queue.</exception>
    public void RequireReady()
    {
        try
        {
            slurm.Require();
            RefuseIfQueued();
        }
        catch (SlurmException error)
        {
            throw new UserErrorException($"The sweep was not submitted: {error.Message}", error);
        }
    }

    /// <summary>Asks Slurm whether it would take such jobs, before anything is written.</summary>
    /// <param name="threads">Threads a task.</param>
    /// <param name="options">Further options of sbatch.</param>
    /// <exception cref="UserErrorException">It would not; the message has its reason.</exception>
    public void RequireAccepted(int threads, IReadOnlyList<SbatchOption> options)
    {
        try
        {
            slurm.Try(ArrayScript.Options(plan.Experiment.Name, folder, threads, options));
        }
        catch (SlurmException error)
        {
            throw new UserErrorException($"Slurm would not take these jobs, so nothing was written: {error.Message}", error);
        }
    }

    /// <summary>Writes the scripts that <see cref="Submit"/> would submit, and submits none.</summary>
    /// <param name="atOnce">Most tasks at once; null for no limit.</param>
    /// <param name="threads">Threads a task.</param>
    /// <param name="options">Further options of sbatch.</param>
    /// <param name="command">Gives the program and arguments for a config and a results root.</param>
    /// <returns>The scripts' paths, in order; where <paramref name="atOnce"/> is given, each is to wait for the end of the one
    /// before.</returns>
    public IReadOnlyList<string> Write(
        int? atOnce, int threads, IReadOnlyList<SbatchOption> options, Func<string, string, string[]> command) =>
        [.. Scripts(atOnce, threads, options, command, slurm.LongestArrayOrNone()).Select(script => Written(script.Path, script.Text))];

    /// <summary>Writes <c>slurm/array.sbatch</c>, further ones with a number, and submits them.</summary>
    /// <param name="atOnce">Most tasks at once; null for no limit. Of several arrays each then waits for the end of the one before.</param>
    /// <param name="threads">Threads a task.</param>
    /// <param name="options">Further options of sbatch.</param>
    /// <param name="command">Gives the program and arguments for a config and a results root.</param>
    /// <exception cref="UserErrorException">There is no Slurm, it refuses, or an earlier submission is still in its queue.</exception>
    public Submission Submit(int? atOnce, int threads, IReadOnlyList<SbatchOption> options, Func<string, string, string[]> command)
    {
        try
        {
            RefuseIfQueued();
            var submission = new Submission([]);
            foreach (var (part, path, text) in Scripts(atOnce, threads, options, command, slurm.LongestArray()))
            {
                var script = Written(path, text);
                var before = atOnce is null ? null : submission.Arrays.LastOrDefault()?.Job;
                var job = slurm.Submit(script, ArrayScript.Range(part.Length, atOnce), before);
                submission = new([.. submission.Arrays, new(job, part)]);
                submission.Write(folder);
            }

            return submission;
        }
        catch (SlurmException error)
        {
            throw new UserErrorException($"The sweep was not submitted: {error.Message}", error);
        }
    }

    /// <summary>The scripts of the jobs that are not done, as many as arrays of some length take.</summary>
    private (string[] Jobs, string Path, string Text)[] Scripts(
        int? atOnce, int threads, IReadOnlyList<SbatchOption> options, Func<string, string, string[]> command, int longest)
    {
        var open = plan.Jobs.Where(job => !RunFolder.HasEnded(folder.Run(job))).ToArray();
        var jobs = JobQueue.BasesFirst(open, job => job.Missing(folder.Runs)).Select(job => job.Id);
        return [.. jobs.Chunk(longest).Index().Select(part => (
            part.Item,
            Path.Combine(folder.Slurm, part.Index == 0 ? "array.sbatch" : $"array-{part.Index + 1}.sbatch"),
            ArrayScript.Text(plan.Experiment.Name, folder, part.Item, atOnce, threads, options, command("$config", "$runs"))))];
    }

    private string Written(string script, string text)
    {
        Disk.MakeFolder(folder.Slurm);
        AtomicFile.WriteText(script, text);
        return script;
    }

    private void RefuseIfQueued()
    {
        if (Submission.Read(folder) is not { } earlier) return;
        var left = earlier.Tasks(slurm).Values.Count(task => task.IsQueued || task.IsActive);
        if (left > 0)
        {
            throw new UserErrorException($"Array job {earlier.Numbers(", ")} of this sweep still has {left} tasks in Slurm's queue. Look "
                + $"with --status, wait, or take it out with 'scancel {earlier.Numbers(" ")}'.");
        }
    }
}
