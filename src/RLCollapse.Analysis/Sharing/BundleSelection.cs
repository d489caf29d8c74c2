using System.Globalization;
using RLCollapse.Analysis.Results;
using RLCollapse.Common;

namespace RLCollapse.Analysis.Sharing;

/// <summary>Which runs of a bundle are meant.</summary>
public static class BundleSelection
{
    /// <summary>The runs that are meant, each once, in the manifest's order.</summary>
    /// <param name="manifest">Of the bundle.</param>
    /// <param name="unpacked">Folder that it is unpacked in.</param>
    /// <param name="only">Each the number of a job, coordinates of jobs such as <c>kl=0.1 seed=3</c> or <c>seed=3</c>, or the name of a
    /// run; all that have ended where there is none.</param>
    /// <exception cref="UserErrorException">A text means no run of the bundle, or one that has not ended.</exception>
    public static IReadOnlyList<BundledRun> Of(BundleManifest manifest, string unpacked, IReadOnlyList<string> only)
    {
        if (only.Count > 0)
        {
            var plan = manifest.IsSweep ? PlanFile.Read(Path.Combine(unpacked, manifest.Name)).Jobs : [];
            var meant = only.SelectMany(text => Meant(text, manifest, plan)).ToHashSet();
            return [.. manifest.Runs.Where(meant.Contains)];
        }

        return manifest.Runs.Where(run => run.HasEnded).ToList() is { Count: > 0 } ended ? ended : throw new UserErrorException(
            $"No run of '{manifest.Name}' in the bundle has ended as planned, so there is nothing to come to again.");
    }

    private static IEnumerable<BundledRun> Meant(string text, BundleManifest manifest, IReadOnlyList<PlannedRun> plan)
    {
        var names = plan.Where(job => IsMeant(text, job)).Select(job => Path.GetFileName(job.RunFolder)).Append(text).ToHashSet();
        var runs = manifest.Runs.Where(run => names.Contains(run.Name)).ToList();
        if (runs.Count == 0)
        {
            throw new UserErrorException($"There is no run '{text}' in the bundle{(plan is [var first, ..]
                ? $"; give the number of a job, coordinates such as '{first.Id}', or a run's name"
                : $"; it holds {string.Join(", ", manifest.Runs.Select(run => run.Name))}")}.");
        }

        return runs.Find(run => !run.HasEnded) is not { } open ? runs : throw new UserErrorException(
            $"{open.Name} had not ended as planned when it was bundled, so there is nothing to come to again.");
    }

    private static bool IsMeant(string text, PlannedRun job) =>
        text == job.Index.ToString(CultureInfo.InvariantCulture)
        || (text.Contains('=') && text.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(job.Id.Split(' ').Contains));
}
