namespace RLCollapse.Analysis.Results;

/// <summary>A sweep as its files tell it.</summary>
/// <param name="Plan">What was planned.</param>
/// <param name="Runs">The finished runs, in the plan's order.</param>
/// <param name="Absent">The runs without a result, and why.</param>
public sealed record SweepData(PlannedSweep Plan, IReadOnlyList<SweepRun> Runs, IReadOnlyList<(PlannedRun Job, string Reason)> Absent)
{
    /// <summary>The axes without the seed's.</summary>
    public IReadOnlyList<PlannedAxis> Axes { get; } = [.. Plan.Axes.Where(axis => !axis.IsSeed)];

    /// <summary>The seed's axis, where there is one.</summary>
    public PlannedAxis? SeedAxis { get; } = Plan.Axes.FirstOrDefault(axis => axis.IsSeed);

    /// <summary>The axes with at least two values, without the seed's.</summary>
    public IReadOnlyList<PlannedAxis> Varied { get; } = [.. Plan.Axes.Where(axis => !axis.IsSeed && axis.Values.Count > 1)];

    /// <summary>Every arm, in the plan's order, also those without a finished run.</summary>
    public IReadOnlyList<SweepArm> Arms { get; } = Group(Plan, Runs);

    /// <summary>Every format that some run tracks, in order of appearance.</summary>
    public IReadOnlyList<string> Formats { get; } = [.. Runs.SelectMany(run => run.Data.Formats).Distinct()];

    /// <summary>Those that have a share of 0.01 at least in some probe: the others answer prompts that no probe has.</summary>
    public IReadOnlyList<string> FormatsSeen { get; } = [.. Runs.SelectMany(run => run.Data.Formats).Distinct().Where(name =>
        Runs.Any(run => run.Data.Probes.Rows.Any(row => row[$"format_mass/{name}"] >= 0.01)))];

    /// <summary>Every k of pass@k that some run measured, rising.</summary>
    public IReadOnlyList<int> PassAtK { get; } = Numbers(Runs, "pass@");

    /// <summary>Every K of distinct_valid@K that some run measured, rising.</summary>
    public IReadOnlyList<int> DistinctAtK { get; } = Numbers(Runs, "distinct_valid@");

    /// <summary>Every number of steps whose accuracy some run measured apart, rising.</summary>
    public IReadOnlyList<int> ProblemSteps { get; } = Numbers(Runs, "accuracy_by_steps/");

    /// <summary>Reads the plan and every run that it names.</summary>
    /// <param name="folder">Folder with <c>plan.json</c>.</param>
    /// <exception cref="UserErrorException">The folder is none of a sweep. A run whose files are damaged is absent.</exception>
    public static SweepData Load(string folder) => Load(PlanFile.Read(folder));

    /// <summary>Reads every run that a plan names; those whose files are damaged are absent.</summary>
    public static SweepData Load(PlannedSweep plan)
    {
        var runs = new List<SweepRun>();
        var absent = new List<(PlannedRun, string)>();
        foreach (var job in plan.Jobs)
        {
            if (SweepRun.Load(job, out var reason) is { } run) runs.Add(run);
            else absent.Add((job, reason));
        }

        return new(plan, runs, absent);
    }

    /// <summary>The seed of a job; its index where the plan has no axis of seeds.</summary>
    public string SeedOf(PlannedRun job) => SeedAxis is { } axis ? job.Coordinates[axis.Name] : $"#{job.Index}";

    /// <summary>The arms that have the given values on some axes.</summary>
    public IReadOnlyList<SweepArm> ArmsAt(params IEnumerable<(PlannedAxis Axis, string Value)> places) =>
        [.. Arms.Where(arm => places.All(place => arm.Coordinates[place.Axis.Name] == place.Value))];

    /// <summary>Every combination of the values of some axes; one empty combination where there are no axes.</summary>
    public static IReadOnlyList<IReadOnlyList<(PlannedAxis Axis, string Value)>> Product(IEnumerable<PlannedAxis> axes) => axes.Aggregate(
        (IReadOnlyList<IReadOnlyList<(PlannedAxis, string)>>)[[]],
        (all, axis) =>
            [.. all.SelectMany(head => axis.Values.Select(value => (IReadOnlyList<(PlannedAxis, string)>)[.. head, (axis, value)]))]);

    private static IReadOnlyList<int> Numbers(IReadOnlyList<SweepRun> runs, string prefix) =>
        [.. runs.SelectMany(run => run.Data.Probes.Numbers(prefix)).Distinct().Order()];

    private static IReadOnlyList<SweepArm> Group(PlannedSweep plan, IReadOnlyList<SweepRun> runs)
    {
        var names = plan.Axes.Where(axis => !axis.IsSeed).Select(axis => axis.Name).ToList();
        string Key(PlannedRun job) => string.Join('\n', names.Select(name => job.Coordinates[name]));
        var done = runs.ToLookup(run => Key(run.Job));
        return [.. plan.Jobs.GroupBy(Key).Select(jobs =>
            new SweepArm(names.ToDictionary(name => name, name => jobs.First().Coordinates[name]), [.. done[jobs.Key]], jobs.Count()))];
    }
}
