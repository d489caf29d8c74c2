using RLCollapse.Analysis.Reports;
using RLCollapse.Analysis.Results;
using RLCollapse.Common;
using RLCollapse.Stages;

namespace RLCollapse.Analysis.Sweeps;

/// <summary>
/// Tells the plan that a sweep's tables were made from from the one that is about to take its place. Further seeds are no difference: they
/// join what is there.
/// </summary>
public static class PlanDifference
{
    private const int Most = 3;

    /// <summary>Refuses to let a plan take the place of another whose tables stand in its folder.</summary>
    /// <param name="plan">The plan that is about to run.</param>
    /// <param name="folder">The sweep's folder.</param>
    /// <exception cref="UserErrorException">Tables or verdicts of another plan stand there; the message names what differs.</exception>
    public static void RequireNone(SweepPlan plan, SweepFolder folder)
    {
        var differences = Between(plan, folder);
        if (differences.Count == 0) return;
        throw new UserErrorException(string.Join('\n', [
            $"'{ShownPath.Of(folder.Path)}' holds the tables of another plan of {plan.Experiment.Name}, so nothing was run:",
            .. differences.Select(difference => $"  {difference}"),
            "Give another --out DIR to keep both, or --replace to let this plan take its place."]));
    }

    /// <summary>How a plan differs from the one whose tables or verdicts stand in its folder, a line each; empty where none do.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="folder">The sweep's folder.</param>
    public static IReadOnlyList<string> Between(SweepPlan plan, SweepFolder folder)
    {
        if (!RecordedRuns.AreIn(folder.Path) || PlanFile.Find(folder.Path) is not { } recorded) return [];
        var differences = Of(recorded, plan.In(folder));
        return differences.Count > 0 ? differences : [.. OtherConfigs(recorded, plan, Provenance.Generation(folder.Path))];
    }

    /// <summary>
    /// What differs in axes, options and jobs, a line each; empty where nothing does but the seeds that were added.
    /// </summary>
    public static IReadOnlyList<string> Of(PlannedSweep recorded, PlannedSweep now)
    {
        List<string> found = [.. Members("option", recorded.Departures, now.Departures),
            .. Members("axis", [.. recorded.Axes.Select(axis => axis.Name)], [.. now.Axes.Select(axis => axis.Name)])];
        foreach (var (before, after) in recorded.Axes.Join(
            now.Axes, axis => axis.Name, axis => axis.Name, (before, after) => (before, after)))
        {
            if (!before.Paths.SequenceEqual(after.Paths)) found.Add($"axis {before.Name}: sets {Paths(after)}, before {Paths(before)}");
            found.AddRange(Members($"axis {before.Name}: value", before.Values, before.IsSeed && after.IsSeed
                ? [.. after.Values.Intersect(before.Values)]
                : after.Values));
        }

        return found.Count > 0 ? found : [.. Members(
            "job", [.. recorded.Jobs.Select(job => job.Id)], [.. now.Jobs.Where(job => !HasNewSeed(job, recorded)).Select(job => job.Id)])];
    }

    /// <summary>Jobs at the same places that are other runs, though made by the same generation: the experiment is another.</summary>
    private static IEnumerable<string> OtherConfigs(PlannedSweep recorded, SweepPlan plan, int? generation)
    {
        if (generation is not { } made) yield break;
        var runs = recorded.Jobs.ToDictionary(job => job.Id, job => Path.GetFileName(job.RunFolder));
        var others = plan.Jobs
            .Where(job => runs.TryGetValue(job.Id, out var run) && run != RunIdentity.IdOf(job.Config, made)).ToList();
        if (others.Count > 0)
            yield return $"the config of {others.Count} of {plan.Jobs.Count} jobs is another, such as that of {others[0].Id}";
    }

    private static bool HasNewSeed(PlannedRun job, PlannedSweep recorded) =>
        recorded.Axes.Any(axis => axis.IsSeed && job.Coordinates.TryGetValue(axis.Name, out var seed) && !axis.Values.Contains(seed));

    private static IEnumerable<string> Members(string what, IReadOnlyList<string> before, IReadOnlyList<string> after) =>
        new[] { (Names: before.Except(after).ToList(), Verb: "gone"), (Names: after.Except(before).ToList(), Verb: "new") }
            .Where(change => change.Names.Count > 0)
            .Select(change =>
                $"{what} {string.Join(", ", change.Names.Take(Most))}"
                + (change.Names.Count > Most ? $" and {change.Names.Count - Most} more are" : change.Names.Count > 1 ? " are" : " is")
                + $" {change.Verb}");

    private static string Paths(PlannedAxis axis) => axis.Paths.Count == 0 ? "named settings" : string.Join(" and ", axis.Paths);
}
