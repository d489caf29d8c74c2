using RLCollapse.Analysis.Results;
using RLCollapse.Analysis.Sweeps;
using RLCollapse.Runs;

namespace RLCollapse.Analysis.Catalog;

/// <summary>The runs and sweeps in a folder of results: <c>run</c> puts runs right there, <c>sweep</c> its own in <c>runs/</c>.</summary>
public static class RunCatalog
{
    /// <summary>Paths of the folders of all runs, sorted by name; of one that lies in both places that which has ended.</summary>
    /// <param name="resultsRoot">Folder of results; nothing is found where there is none.</param>
    public static IReadOnlyList<string> RunFolders(string resultsRoot) =>
    [
        .. Below(resultsRoot).Concat(Below(Path.Combine(resultsRoot, SweepFolder.RunsFolder)))
            .Where(CatalogRun.IsIn)
            .GroupBy(Path.GetFileName)
            .Select(same => same.FirstOrDefault(RunFolder.HasEnded) ?? same.First())
            .OrderBy(Path.GetFileName, StringComparer.Ordinal),
    ];

    /// <summary>Paths of the folders of all sweeps, trials and bisections, sorted.</summary>
    /// <param name="resultsRoot">Folder of results.</param>
    public static IReadOnlyList<string> SweepFolders(string resultsRoot) =>
    [
        .. Below(resultsRoot)
            .SelectMany(folder => (string[])
                [folder, .. Below(Path.Combine(folder, SweepFolder.Trials)), .. Below(Path.Combine(folder, SweepFolder.Bisections))])
            .Where(PlanFile.IsIn)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Reads every run, sorted by name.</summary>
    public static IReadOnlyList<CatalogRun> AllRuns(string resultsRoot) =>
        [.. RunFolders(resultsRoot).AsParallel().AsOrdered().Select(CatalogRun.Read)];

    /// <summary>Paths of the folders of all bases, sorted.</summary>
    public static IReadOnlyList<string> BaseFolders(string resultsRoot) =>
    [
        .. Below(Path.Combine(resultsRoot, RunFiles.Bases))
            .Concat(Below(Path.Combine(resultsRoot, SweepFolder.RunsFolder, RunFiles.Bases)))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>What a folder is called: a run by its id, a sweep by its path below the results.</summary>
    public static string NameOf(string folder, string resultsRoot) =>
        PlanFile.IsIn(folder) ? Path.GetRelativePath(resultsRoot, folder) : Path.GetFileName(folder);

    private static IEnumerable<string> Below(string folder) => Directory.Exists(folder) ? Directory.EnumerateDirectories(folder) : [];
}
