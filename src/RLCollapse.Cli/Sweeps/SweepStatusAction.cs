using RLCollapse.Analysis.Results;
using RLCollapse.Analysis.Sweeps;
using RLCollapse.Cli.Runs;

namespace RLCollapse.Cli.Sweeps;

/// <summary>Prints what has become of each job of a sweep.</summary>
internal static class SweepStatusAction
{
    /// <summary>Runs the request.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(SweepRequest request, CliContext context)
    {
        var folder = request.Folder(context);
        var all = SweepStatus.Read(folder, context.Slurm, context.Error.WriteLine);
        var jobs = request.Only.Count == 0
            ? all : JobSelection.Of(request.Only, PlanFile.Read(folder.Path).Axes, all, job => job.Job.Coordinates);
        var width = jobs.Max(job => $"#{job.Job.Index} {job.Job.Id}".Length);
        foreach (var (job, state, detail) in jobs)
        {
            context.Output.WriteLine($"{$"#{job.Index} {job.Id}".PadRight(width)}  {Name(state),-7}  {detail}".TrimEnd());
        }

        var counts = Enum.GetValues<JobState>().Select(state => (state, Count: jobs.Count(job => job.State == state)))
            .Where(pair => pair.Count > 0);
        context.Output.WriteLine($"{string.Join(", ", counts.Select(pair => $"{pair.Count} {Name(pair.state)}"))} of {jobs.Count} jobs");
        if (request.Tables) PrintTables(InterimReport.Load(PlanFile.Read(folder.Path)), context.Output);
        return ExitCode.Done;
    }

    private static void PrintTables(SweepData sweep, TextWriter output)
    {
        output.WriteLine($"\n{InterimReport.Title(sweep)}");
        if (sweep.Runs.Count == 0) return;
        output.WriteLine();
        foreach (var line in TextTable.Lines(InterimReport.Head(sweep), InterimReport.Rows(sweep), width: null)) output.WriteLine(line);
        output.WriteLine();
        foreach (var line in InterimReport.Verdicts(sweep)) output.WriteLine(line);
    }

    private static string Name(JobState state) => state.ToString().ToLowerInvariant();
}
