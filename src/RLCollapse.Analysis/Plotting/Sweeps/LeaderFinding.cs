using RLCollapse.Analysis.Results;

namespace RLCollapse.Analysis.Plotting.Sweeps;

/// <summary>
/// Which formats lead at the end of which runs, in a sentence. No format leads where most of the mass fits none, or where the next one is
/// close behind.
/// </summary>
public static class LeaderFinding
{
    /// <summary>Outcomes that a title can tell one by one.</summary>
    private const int MostOutcomes = 4;

    /// <summary>How much more mass than the next a format that leads has.</summary>
    private const double Ahead = 0.05;

    /// <summary>Of the runs at each value of an axis.</summary>
    public static string Along(PlannedAxis axis, SweepData sweep) => Along(axis, value => sweep.ArmsAt((axis, value)));

    /// <summary>Of the runs at each value of an axis; of all of them together where the values differ too much to be told.</summary>
    /// <param name="axis">The axis.</param>
    /// <param name="armsAt">The arms that have a value.</param>
    public static string Along(PlannedAxis axis, Func<string, IReadOnlyList<SweepArm>> armsAt)
    {
        var places = axis.Values.Select(value => (Place: axis.Label(value), Runs: armsAt(value).SelectMany(arm => arm.Runs).ToList()))
            .Where(place => place.Runs.Count > 0).ToList();
        var parts = Outcomes.Folded(places.Select(place => (place.Place, In(place.Runs))), axis.IsNumeric);
        return parts.Count is 1 or > MostOutcomes
            ? Of([.. places.SelectMany(place => place.Runs)])
            : $"at the end {Leads(string.Join("; ", parts), " leads")}";
    }

    /// <summary>"python leads at the end in 3 of 5 runs and latex in 2".</summary>
    public static string Of(IReadOnlyCollection<SweepRun> runs) => Leads(In(runs, " runs"), " leads at the end");

    /// <summary>With its verb after the first format.</summary>
    private static string Leads(string told, string verb) => told.Insert(told.IndexOf(" in ", StringComparison.Ordinal), verb);

    /// <summary>"python in all runs", "python in 3 of 5 and latex in 2".</summary>
    private static string In(IReadOnlyCollection<SweepRun> runs, string unit = "")
    {
        var wins = runs.GroupBy(Leader).OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal).ToList();
        return wins.Count == 1
            ? $"{Name(wins[0].Key)} in all runs"
            : Outcomes.Listed([$"{Name(wins[0].Key)} in {wins[0].Count()} of {runs.Count}{unit}", .. wins.Skip(1)
                .Select(group => $"{Name(group.Key)} in {group.Count()}")]);
    }

    /// <summary>The format that leads at the end of a run; <see cref="RunData.Malformed"/> where none does.</summary>
    public static string Leader(SweepRun run)
    {
        var probe = run.Data.Probes.Rows[^1];
        var masses = run.Data.Formats.Append(RunData.Malformed).Select(name => probe[$"format_mass/{name}"]).Where(double.IsFinite)
            .OrderDescending().Take(2).ToList();
        return masses is [var first, var second] && first - second < Ahead ? RunData.Malformed : run.Winner;
    }

    /// <summary>The format, or "no format".</summary>
    public static string Name(string winner) => winner == RunData.Malformed ? "no format" : FormatName.Quoted(winner);
}
