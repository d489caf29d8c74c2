using RLCollapse.Analysis.Claims;
using RLCollapse.Analysis.Sweeps;
using RLCollapse.Cli.Progress;
using RLCollapse.Runs;

namespace RLCollapse.Cli.Sweeps;

/// <summary>A plan for a reader.</summary>
internal static class PlanText
{
    /// <summary>A line per job.</summary>
    public static void Print(SweepPlan plan, SweepFolder folder, TextWriter output)
    {
        foreach (var job in plan.Jobs) output.WriteLine($"#{job.Index} {job.Id}{(IsDone(job, folder) ? " (done)" : "")}");
    }

    /// <summary>Jobs, bases and time; measures what has not been measured.</summary>
    public static string Summary(SweepPlan plan, SweepFolder folder, SweepCosts costs, int workers, int threads)
    {
        var open = plan.Jobs.Where(job => !IsDone(job, folder)).ToArray();
        var bases = plan.Jobs.Select(job => job.Base).Distinct().Count();
        var size = $"{Many(plan.Jobs.Count, "job")} on {Many(bases, "base")}";
        if (open.Length == 0) return $"{size}, all done";
        var left = open.Length < plan.Jobs.Count ? $", {open.Length} to do" : "";
        var busy = Math.Min(workers, open.Length);
        return $"{size}{left}: about {ProgressText.Duration(costs.Time(open, folder.Runs, busy))} "
            + $"with {Many(busy, "worker")} of {Many(threads, "thread")}";
    }

    /// <summary>A line per claim: the seeds it has, and those with which it could be decided.</summary>
    public static void PrintSeeds(SweepPlan plan, SweepFolder folder, TextWriter output)
    {
        var (claims, file) = (plan.Experiment.Claims, plan.Experiment.File);
        foreach (var advice in SeedAdvice.Of(claims, file, plan.In(folder), folder.Path)) output.WriteLine($"{advice.Claim.Id}: {advice}");
    }

    private static bool IsDone(SweepJob job, SweepFolder folder) => RunFolder.HasEnded(folder.Run(job));

    private static string Many(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";
}
