using RLCollapse.Analysis.Results;
using RLCollapse.Common;
using RLCollapse.Config;
using RLCollapse.Stages;

namespace RLCollapse.Analysis.Sweeps;

/// <summary>All jobs of a sweep: the product of an experiment's axes less what it excludes, the last one fastest.</summary>
/// <param name="Experiment">The experiment.</param>
/// <param name="Overrides">Options from the command line, each <c>path=value</c>; they win over the file in every job.</param>
/// <param name="Jobs">In order.</param>
public sealed record SweepPlan(Experiment Experiment, IReadOnlyList<string> Overrides, IReadOnlyList<SweepJob> Jobs)
{
    private const int MostJobs = 100_000;

    /// <summary>Options from environment variables, each <c>path=value</c>.</summary>
    public IReadOnlyList<string> Environment { get; init; } = [];

    /// <summary>Axes whose place an option has taken, a line each.</summary>
    public IReadOnlyList<string> Replaced { get; init; } = [];

    /// <summary>What departs from the experiment's file.</summary>
    public IReadOnlyList<string> Departures => Results.Departures.Of(Overrides, Environment);

    /// <summary>The sweep's folder.</summary>
    /// <param name="resultsRoot">Folder of the results.</param>
    public SweepFolder FolderIn(string resultsRoot) => SweepFolder.Of(resultsRoot, Experiment.Name, Departures);

    /// <summary>
    /// Reads an experiment and makes its plan. A job's layers are: built-in defaults ← the experiment's <c>config</c> ← the
    /// axes' values in order ← environment variables ← overrides. Writes nothing.
    /// </summary>
    /// <param name="path">The experiment's file or folder.</param>
    /// <param name="overrides">Each <c>path=value</c>.</param>
    /// <param name="environment">Environment variables.</param>
    /// <param name="seeds">Seeds beside those of the file; null for none.</param>
    /// <exception cref="UserErrorException">The file or a job is wrong; the message lists everything.</exception>
    public static SweepPlan Load(
        string path, IReadOnlyList<string> overrides, IReadOnlyDictionary<string, string> environment, FurtherSeeds? seeds = null)
    {
        var (experiment, issues) = ExperimentReader.Read(path, seeds);
        if (experiment is null || issues.Any(IsNotOfClaims)) throw Experiment.Mistakes(path, issues);
        (experiment, var replaced) = AxisReplacement.Of(experiment, overrides, environment);
        var count = experiment.Axes.Aggregate(1.0, (product, axis) => product * axis.Values.Count);
        if (count > MostJobs)
            throw new UserErrorException(FormattableString.Invariant(
                $"The plan of {path} has {count:N0} jobs; the most is {MostJobs:N0}. Take values out of its axes."));

        var points = SweepData.Product(experiment.Axes);
        issues.AddRange(Idle(experiment, points));
        return Of(experiment, points, overrides, environment, issues, path) with { Replaced = replaced };
    }

    /// <summary>The plan of some points of an experiment less those that it excludes.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="points">A value of each axis.</param>
    /// <param name="overrides">Each <c>path=value</c>.</param>
    /// <param name="environment">Environment variables.</param>
    /// <param name="issues">What is wrong already.</param>
    /// <param name="path">What messages call the experiment.</param>
    /// <exception cref="UserErrorException">Something is wrong; the message lists everything.</exception>
    internal static SweepPlan Of(
        Experiment experiment, IEnumerable<IReadOnlyList<(PlannedAxis Axis, string Value)>> points, IReadOnlyList<string> overrides,
        IReadOnlyDictionary<string, string> environment, List<ConfigIssue> issues, string path)
    {
        var areClaimsGood = issues.All(IsNotOfClaims);
        var loaded = points.Where(point => !experiment.Exclusions.Any(e => e.Covers(Coordinates(point))))
            .Select(point => (point, Result: Load(experiment, point, overrides, environment))).ToArray();
        if (loaded.Length == 0) issues.Add(new("exclude", ShownPath.Of(experiment.File), "leaves no job"));
        issues.AddRange(JobIssues(loaded));
        if (areClaimsGood && loaded.Length > 0 && loaded.All(job => job.Result.Issues.Count == 0))
        {
            issues.AddRange(ClaimChecks.Of(experiment.Claims, [.. loaded.Select(job => (
                (IReadOnlyDictionary<string, string>)Coordinates(job.point).ToDictionary(c => c.Axis, c => c.Value),
                job.Result.Config))]));
        }
        if (issues.Count > 0) throw Experiment.Mistakes(path, issues);

        var jobs = loaded.Select((job, index) => new SweepJob(index, Coordinates(job.point), job.Result.Config)).ToArray();
        return Twins(experiment, jobs).ToArray() is { Length: > 0 } twins
            ? throw Experiment.Mistakes(path, twins)
            : new SweepPlan(experiment, overrides, jobs) { Environment = Results.Departures.In(environment) };
    }

    /// <summary>The part of the plan that has the jobs at some places.</summary>
    /// <exception cref="UserErrorException">There is no such axis or value, or no job is there.</exception>
    public SweepPlan Only(IReadOnlyList<JobSelection> selections) =>
        selections.Count == 0 ? this : this with { Jobs = JobSelection.Of(selections, Experiment.Axes, Jobs, job => job.Coordinates) };

    /// <summary>The plan as <c>plan.json</c> in a sweep's folder has it.</summary>
    public PlannedSweep In(SweepFolder folder) => new(
        Experiment.Name,
        Experiment.Question,
        Experiment.Source,
        Experiment.Axes,
        [.. Jobs.Select(job => new PlannedRun(
            job.Index, job.Id, job.Coordinates.ToDictionary(c => c.Axis, c => c.Value), folder.Run(job)))])
    {
        ExperimentFile = Experiment.File,
        Overrides = Overrides,
        Environment = Environment,
    };

    /// <summary>Departures that an axis of named settings sets, too: its values no longer differ in them.</summary>
    public IEnumerable<(string Option, string Axis)> Flattened() =>
        from option in Departures
        let path = option.Split('=')[0]
        from axis in Experiment.Axes
        where axis.Paths.Count == 0 && axis.Values.Any(value => Experiment.Deltas[(axis.Name, value)].Sets(path))
        select (option, axis.Name);

    private static bool IsNotOfClaims(ConfigIssue issue) => !issue.Path.StartsWith("claims", StringComparison.Ordinal);

    private static ConfigResult<RunConfig> Load(
        Experiment experiment, IReadOnlyList<(PlannedAxis Axis, string Value)> point, IReadOnlyList<string> overrides,
        IReadOnlyDictionary<string, string> environment) =>
        ConfigLoader.Load<RunConfig>([experiment.Config.Layers(),
            .. point.Select(p => experiment.Deltas[(p.Axis.Name, p.Value)].Layers())], overrides, null, environment);

    /// <summary>Exclusions that leave nothing out.</summary>
    private static IEnumerable<ConfigIssue> Idle(
        Experiment experiment, IReadOnlyList<IReadOnlyList<(PlannedAxis Axis, string Value)>> points) =>
        from exclusion in experiment.Exclusions.Index()
        where points.Count > 0 && !points.Any(point => exclusion.Item.Covers(Coordinates(point)))
            && !exclusion.Item.IsOfFurtherSeeds(experiment.Axes)
        select new ConfigIssue($"exclude[{exclusion.Index}]", ShownPath.Of(experiment.File), "leaves no job out");

    private static IReadOnlyList<(string Axis, string Value)> Coordinates(IReadOnlyList<(PlannedAxis Axis, string Value)> point) =>
        [.. point.Select(p => (p.Axis.Name, p.Value))];

    private static IEnumerable<ConfigIssue> JobIssues(
        IReadOnlyList<(IReadOnlyList<(PlannedAxis Axis, string Value)> Point, ConfigResult<RunConfig> Result)> jobs) => jobs
        .SelectMany(job => job.Result.Issues.Select(issue => (issue, Id: PlannedRun.IdOf(Coordinates(job.Point)))))
        .GroupBy(pair => pair.issue, pair => pair.Id)
        .Select(group => group.Count() == jobs.Count
            ? group.Key
            : group.Key with { Message = $"{group.Key.Message} [{group.Count()} of {jobs.Count} jobs, first: {group.First()}]" });

    private static IEnumerable<ConfigIssue> Twins(Experiment experiment, IEnumerable<SweepJob> jobs) => jobs
        .GroupBy(job => job.RunId)
        .Where(group => group.Count() > 1)
        .Select(group => new ConfigIssue(
            "axes",
            ShownPath.Of(experiment.File),
            $"these jobs would be one and the same run: {string.Join("; ", group.Select(job => $"#{job.Index} {job.Id}"))}; take values "
            + "out, or an override that flattens them"));
}
