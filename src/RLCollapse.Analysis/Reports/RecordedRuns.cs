using RLCollapse.Analysis.Results;
using RLCollapse.Common;

namespace RLCollapse.Analysis.Reports;

/// <summary>
/// How many finished runs a sweep's tables and verdicts were made from: those of a repository outlive the runs, which are not committed.
/// </summary>
public static class RecordedRuns
{
    /// <summary>What to do about a damaged file of results.</summary>
    public const string Remedy = "Remove it, or take it from the repository again.";

    /// <summary>Name of the table of runs.</summary>
    public const string Table = "table.csv";

    /// <summary>Name of the verdicts, whose key <c>runs</c> says how many runs they were made from.</summary>
    public const string Claims = "claims.json";

    /// <summary>Name of the verdicts for readers.</summary>
    public const string ClaimsPage = "claims.md";

    /// <summary>Name of the verdicts along an axis, where the sweep is a bisection.</summary>
    public const string BisectionPage = "bisection.md";

    /// <summary>Whether tables or verdicts of a sweep stand in its folder.</summary>
    public static bool AreIn(string sweepFolder) =>
        File.Exists(Path.Combine(sweepFolder, Table)) || File.Exists(Path.Combine(sweepFolder, Claims));

    /// <summary>Refuses to let fewer runs than are recorded take their place.</summary>
    /// <param name="sweepFolder">Folder with <c>plan.json</c>, and perhaps <c>table.csv</c> and <c>claims.json</c>.</param>
    /// <param name="sweep">The sweep as it is on this machine.</param>
    /// <exception cref="UserErrorException">A planned run is missing here, and more runs are recorded than are finished here.</exception>
    public static void RequireNoFewer(string sweepFolder, SweepData sweep)
    {
        if (Stand(sweepFolder, sweep) is { } note) throw new UserErrorException(note);
    }

    /// <summary>
    /// Says that what is recorded stands, since a planned run is missing here and more runs are recorded than are finished here; null where
    /// it does not.
    /// </summary>
    /// <param name="sweepFolder">Folder with <c>plan.json</c>, and perhaps <c>table.csv</c> and <c>claims.json</c>.</param>
    /// <param name="sweep">The sweep as it is on this machine.</param>
    public static string? Stand(string sweepFolder, SweepData sweep)
    {
        if (!AreMore(sweepFolder, sweep, out var recorded)) return null;
        var here = sweep.Runs.Count switch { 0 => "none of them is", 1 => "only 1 is", var count => $"only {count} are" };
        return $"What stands in '{ShownPath.Of(sweepFolder)}' was made from {recorded} finished runs, and {here} on this machine, so "
            + "nothing was written. "
            + $"Make the missing ones with '{string.Join(' ', ["rlcollapse sweep", ShellText.Shown($"experiments/{sweep.Plan.Experiment}"),
                .. sweep.Plan.Departures.Select(ShellText.Shown), .. sweep.Plan.IsBisection ? (string[])["--bisect …"] : []])}'; to do "
            + "with what is here, remove table.csv and claims.json first.";
    }

    /// <summary>Whether a planned run is missing here, and more runs are recorded than are finished here.</summary>
    /// <param name="sweepFolder">Folder with <c>plan.json</c>, and perhaps <c>table.csv</c> and <c>claims.json</c>.</param>
    /// <param name="sweep">The sweep as it is on this machine.</param>
    /// <param name="recorded">How many are recorded.</param>
    public static bool AreMore(string sweepFolder, SweepData sweep, out int recorded)
    {
        recorded = Math.Max(InTable(Path.Combine(sweepFolder, Table)), InClaims(Path.Combine(sweepFolder, Claims)));
        return sweep.Absent.Count > 0 && sweep.Runs.Count < recorded;
    }

    private static int InTable(string path) => File.Exists(path) ? Math.Max(0, File.ReadLines(path).Count(line => line.Length > 0) - 1) : 0;

    private static int InClaims(string path) =>
        File.Exists(path) ? RecordedPart.Read(path, Remedy).Find("runs")?.Whole ?? 0 : 0;
}
