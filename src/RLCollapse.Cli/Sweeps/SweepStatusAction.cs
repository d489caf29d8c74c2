using RLCollapse.Analysis.Sweeps;

namespace RLCollapse.Cli.Sweeps;

/// <summary>Prints what has become of each job of a sweep.</summary>
internal static class SweepStatusAction
{
    /// <summary>Runs the request.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(SweepRequest request, CliContext context)
    {
        var folder = request.Folder(context);
        var jobs = SweepStatus.Read(folder, context.Slurm, context.Error.WriteLine);
        var width = jobs.Max(job => $"#{job.Job.Index} {job.Job.Id}".Length);
        foreach (var (job, state, detail) in jobs)
        {
            context.Output.WriteLine($"{$"#{job.Index} {job.Id}".PadRight(width)}  {Name(state),-7}  {detail}".TrimEnd());
        }

        var counts = Enum.GetValues<JobState>().Select(state => (state, Count: jobs.Count(job => job.State == state)))
            .Where(pair => pair.Count > 0);
        context.Output.WriteLine($"{string.Join(", ", counts.Select(pair => $"{pair.Count} {Name(pair.state)}"))} of {jobs.Count} jobs");
        return ExitCode.Done;
    }

    private static string Name(JobState state) => state.ToString().ToLowerInvariant();
}
