using RLCollapse.Analysis.Claims;
using RLCollapse.Analysis.Results;
using RLCollapse.Analysis.Sweeps;
using RLCollapse.Common;
using RLCollapse.Stages;

namespace RLCollapse.Analysis.Sharing;

/// <summary>Runs of a sweep's bundle as a plan, so that the workers of sweeps can train them again.</summary>
public static class BundlePlan
{
    /// <summary>The plan: the bundle's, less the jobs of other runs.</summary>
    /// <param name="manifest">Of a sweep's bundle.</param>
    /// <param name="unpacked">Folder that it is unpacked in.</param>
    /// <param name="runs">Those that are meant, with their configs.</param>
    /// <exception cref="UserErrorException">A run is no job of the plan.</exception>
    public static SweepPlan Of(BundleManifest manifest, string unpacked, IReadOnlyList<(BundledRun Run, RunConfig Config)> runs)
    {
        var plan = PlanFile.Read(Path.Combine(unpacked, manifest.Name));
        var jobs = plan.Jobs.ToLookup(job => Path.GetFileName(job.RunFolder));
        var file = plan.ExperimentFile.Length > 0 ? plan.ExperimentFile : Path.Combine(unpacked, manifest.Name, ClaimsFile.FileName);
        return new(
            new(file, plan.Question, plan.Source, plan.Axes, []), plan.Overrides,
            [.. runs.Select(run => jobs[run.Run.Name].FirstOrDefault() is { } job
                ? new SweepJob(job.Index, [.. plan.Axes.Select(axis => (axis.Name, job.Coordinates[axis.Name]))], run.Config)
                : throw new UserErrorException($"The bundle's plan has no job for its run '{run.Run.Name}': ask for it once more."))])
        {
            Environment = plan.Environment,
        };
    }
}
