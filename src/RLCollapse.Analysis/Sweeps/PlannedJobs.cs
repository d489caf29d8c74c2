using RLCollapse.Analysis.Results;
using RLCollapse.Common;
using RLCollapse.Config;
using RLCollapse.Stages;

namespace RLCollapse.Analysis.Sweeps;

/// <summary>The files of a sweep that is about to run: its plan, and each job's resolved config. Equal plans give equal bytes.</summary>
public static class PlannedJobs
{
    /// <summary>Writes the jobs' configs and then the plan.</summary>
    public static void Write(SweepPlan plan, SweepFolder folder)
    {
        foreach (var made in (string[])[folder.Jobs, folder.Logs, folder.Runs]) Disk.MakeFolder(made);
        foreach (var written in (string[])[folder.Path, folder.Jobs, folder.Logs]) TemporaryName.RemoveAbandoned(written);
        foreach (var job in plan.Jobs) AtomicFile.WriteText(folder.JobConfig(job.Id), ConfigWriter.ToJson(job.Config) + "\n");
        PlanFile.Write(plan.In(folder), folder.Path);
    }

    /// <summary>Whether a folder holds a sweep that was started on this machine, and not only what another has recorded of it.</summary>
    public static bool AreIn(SweepFolder folder) => PlanFile.IsIn(folder.Path) && Directory.Exists(folder.Jobs);

    /// <summary>The jobs of the sweep in a folder.</summary>
    /// <exception cref="UserErrorException">There is none, it was not started on this machine, or its files are damaged.</exception>
    public static IReadOnlyList<SweepJob> Read(SweepFolder folder)
    {
        if (!PlanFile.IsIn(folder.Path))
            throw new UserErrorException($"There is no sweep in '{folder.Path}'. "
                + "Start it, or give the folder of its results with --out DIR.");
        if (!AreIn(folder))
            throw new UserErrorException($"The sweep in '{folder.Path}' was not started on this machine; only its recorded results are "
                + "here. Start it to make its jobs.");
        return [.. PlanFile.Read(folder.Path).Jobs.Select(job => Read(job, folder))];
    }

    private static SweepJob Read(PlannedRun job, SweepFolder folder)
    {
        var config = ConfigLoader.Load<RunConfig>(folder.JobConfig(job.Id), [], null, new Dictionary<string, string>()).Config;
        return new SweepJob(job.Index, [.. job.Coordinates.Select(c => (c.Key, c.Value))], config);
    }
}
