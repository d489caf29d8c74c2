using RLCollapse.Analysis.Claims;
using RLCollapse.Analysis.Sweeps;
using RLCollapse.Cli.Progress;
using RLCollapse.Runs;
using RLCollapse.Stages;

namespace RLCollapse.Cli.Sweeps;

/// <summary>A plan for a reader.</summary>
internal static class PlanText
{
    private const int MostValues = 12;
    private const int Ends = 3;

    /// <summary>The grid: a line per axis, how many of its places have a job, and what of it is there.</summary>
    /// <param name="whole">The plan.</param>
    /// <param name="part">The jobs of it that are meant.</param>
    /// <param name="folder">The sweep's folder.</param>
    /// <param name="output">Gets the lines.</param>
    public static void Print(SweepPlan whole, SweepPlan part, SweepFolder folder, TextWriter output)
    {
        var axes = whole.Experiment.Axes;
        var width = axes.Max(axis => axis.Name.Length);
        foreach (var axis in axes) output.WriteLine($"{axis.Name.PadRight(width)}  {Values(axis.Values)}");
        var places = axes.Aggregate(1L, (product, axis) => product * axis.Values.Count);
        output.WriteLine(string.Join(" × ", axes.Select(axis => $"{axis.Values.Count}")) + (axes.Count > 1 ? $" = {places}" : "")
            + (places > whole.Jobs.Count ? $", {places - whole.Jobs.Count} of them left out" : "")
            + (part.Jobs.Count < whole.Jobs.Count ? $"; of these {part.Jobs.Count} now" : ""));
        var done = part.Jobs.Count(job => IsDone(job, folder));
        var bases = part.Jobs.DistinctBy(job => job.Base).ToList();
        var trained = bases.Count(job => BaseCache.IsTrained(folder.Runs, job.Config));
        output.WriteLine($"jobs: {done} done, {part.Jobs.Count - done} to do; bases: {trained} trained, {bases.Count - trained} to train");
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

    private static string Values(IReadOnlyList<string> values) => values.Count <= MostValues
        ? string.Join(", ", values)
        : $"{string.Join(", ", values.Take(Ends))}, … {string.Join(", ", values.TakeLast(Ends))} ({values.Count} values)";

    private static bool IsDone(SweepJob job, SweepFolder folder) => RunFolder.HasEnded(folder.Run(job));

    private static string Many(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";
}
