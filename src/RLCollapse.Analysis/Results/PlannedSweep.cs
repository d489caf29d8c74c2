namespace RLCollapse.Analysis.Results;

/// <summary>What a sweep consists of, as <c>plan.json</c> in its folder says (<see cref="PlanFile"/>).</summary>
/// <param name="Experiment">Name of the experiment.</param>
/// <param name="Question">What it asks.</param>
/// <param name="Source">Where the question comes from; empty where it is new.</param>
/// <param name="Axes">All axes, the seed's included; the last varies fastest.</param>
/// <param name="Jobs">All runs, in order.</param>
public sealed record PlannedSweep(
    string Experiment, string Question, string Source, IReadOnlyList<PlannedAxis> Axes, IReadOnlyList<PlannedRun> Jobs)
{
    /// <summary>Full path of the experiment's file.</summary>
    public string ExperimentFile { get; init; } = string.Empty;

    /// <summary>Options from the command line, each <c>path=value</c>.</summary>
    public IReadOnlyList<string> Overrides { get; init; } = [];

    /// <summary>Options from environment variables, each <c>path=value</c>.</summary>
    public IReadOnlyList<string> Environment { get; init; } = [];

    /// <summary>What departs from the experiment's file.</summary>
    public IReadOnlyList<string> Departures => Results.Departures.Of(Overrides, Environment);

    /// <summary>Whether anything does: then the sweep is a trial, and not the experiment as its file has it.</summary>
    public bool IsTrial => Departures.Count > 0;

    /// <summary>Whether values of an axis were sought: then the sweep is the bisection of it.</summary>
    public bool IsBisection => Axes.Any(axis => !axis.IsSeed && axis.Added.Count > 0);
}
