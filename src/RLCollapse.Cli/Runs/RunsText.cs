using System.Globalization;
using RLCollapse.Analysis.Catalog;
using RLCollapse.Analysis.Results;
using RLCollapse.Common;

namespace RLCollapse.Cli.Runs;

/// <summary>The lists of <c>runs</c> for people.</summary>
internal static class RunsText
{
    private const int RoomForAll = 110;

    /// <summary>A line a run under a head; where there is little room, without age and size, so that what differs can be read.</summary>
    /// <param name="runs">In the order to be shown.</param>
    /// <param name="now">The time, in UTC.</param>
    /// <param name="width">Columns of the terminal; null leaves lines whole.</param>
    public static IEnumerable<string> Lines(IReadOnlyList<CatalogRun> runs, DateTime now, int? width)
    {
        var differences = RunDifferences.Of(runs);
        var hasRoom = width is null or >= RoomForAll;
        return TextTable.Lines(
            ["name", "state", "winner", ">mass", ">accuracy", ">KL", .. hasRoom ? [">age", ">size"] : (string[])[], "what differs"],
            [.. runs.Select(run => (IReadOnlyList<string>)
            [
                run.Name, EnumNames.Of(run.State), run.Winner, Share(run.WinnerMass), Share(run.End["accuracy"]),
                Nats(run.End["kl_to_base_per_sequence"]), .. hasRoom ? [Age(now - run.Changed), Size(run.Bytes)] : (string[])[],
                differences[run.Folder],
            ])],
            width);
    }

    /// <summary>A line a sweep under a head.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<CatalogSweep> sweeps, DateTime now, int? width) => TextTable.Lines(
        ["sweep", ">runs here", ">age", "question"],
        [.. sweeps.Select(sweep => (IReadOnlyList<string>)
            [sweep.Name, $"{sweep.Done}/{sweep.Planned}", Age(now - sweep.Changed), sweep.Question])],
        width);

    /// <summary>Bytes as people write them.</summary>
    public static string Size(long bytes) => bytes switch
    {
        < 1_000_000 => Invariant($"{Math.Ceiling(bytes / 1e3):0} kB"),
        < 1_000_000_000 => Invariant($"{bytes / 1e6:0.0} MB"),
        _ => Invariant($"{bytes / 1e9:0.0} GB"),
    };

    private static string Age(TimeSpan age) => age switch
    {
        { TotalMinutes: < 2 } => Invariant($"{Math.Max(0, age.TotalSeconds):0} s"),
        { TotalHours: < 2 } => Invariant($"{age.TotalMinutes:0} min"),
        { TotalDays: < 2 } => Invariant($"{age.TotalHours:0} h"),
        _ => Invariant($"{age.TotalDays:0} d"),
    };

    private static string Share(double value) => double.IsNaN(value) ? "–" : NumberText.Share(value);

    private static string Nats(double value) => double.IsNaN(value) ? "–" : NumberText.Value(value);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
