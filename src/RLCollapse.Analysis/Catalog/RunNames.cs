using RLCollapse.Common;

namespace RLCollapse.Analysis.Catalog;

/// <summary>
/// Finds the folder that somebody means: a path, <c>last</c> (the run written to last), the name of a run or sweep, its unique beginning,
/// or the beginning of a run's hash, from four digits on.
/// </summary>
/// <param name="resultsRoot">Folder of results in which names are looked up.</param>
public sealed class RunNames(string resultsRoot)
{
    private const int LeastHash = 4;
    private const int Shown = 8;

    /// <summary>The run written to last.</summary>
    public const string Last = "last";

    /// <summary>Folder of a run.</summary>
    /// <param name="text">What was typed.</param>
    /// <exception cref="UserErrorException">There is none, or several are meant.</exception>
    public string Run(string text) => Directory.Exists(text)
        ? Path.GetFullPath(text)
        : Find(text, RunCatalog.RunFolders(resultsRoot), "run", "'rlcollapse runs' lists them; a path will do, too.");

    /// <summary>Folder of a run or a sweep; a sweep is given by its whole name or a beginning that no run has.</summary>
    /// <param name="text">What was typed.</param>
    /// <exception cref="UserErrorException">There is none, or several are meant.</exception>
    public string RunOrSweep(string text)
    {
        if (Directory.Exists(text)) return Path.GetFullPath(text);
        var sweeps = RunCatalog.SweepFolders(resultsRoot);
        return sweeps.FirstOrDefault(folder => NameOf(folder) == text) is { } sweep
            ? Path.GetFullPath(sweep)
            : Find(text, [.. RunCatalog.RunFolders(resultsRoot), .. sweeps], "run or sweep",
                "'rlcollapse runs' lists them; a path will do, too.");
    }

    private string Find(string text, IReadOnlyList<string> folders, string kind, string remedy)
    {
        if (text == Last) return Newest(folders.Where(CatalogRun.IsIn)) ?? throw None($"There is no run in '{resultsRoot}' yet.");
        var meant = folders.Where(folder => NameOf(folder) == text).ToList();
        if (meant.Count == 0)
            meant = [.. folders.Where(folder => text.Length > 0 && NameOf(folder).StartsWith(text, StringComparison.Ordinal))];
        if (meant.Count == 0 && text.Length >= LeastHash)
        {
            meant = [.. folders.Where(folder =>
                NameOf(folder).Split('-')[^1].StartsWith(text, StringComparison.Ordinal) && CatalogRun.IsIn(folder))];
        }

        return meant.Count switch
        {
            1 => Path.GetFullPath(meant[0]),
            0 => throw None($"There is no {kind} '{text}' in '{resultsRoot}'{Nearest(text, folders)}."),
            var many => throw new UserErrorException($"'{text}' is the beginning of {many} names: "
                + string.Join(", ", meant.Take(Shown).Select(NameOf)) + (many > Shown ? ", …" : "") + ". Give more of one."),
        };

        UserErrorException None(string message) => new($"{message} {remedy} Results elsewhere are named by --results DIR.");
    }

    private static string? Newest(IEnumerable<string> runs) => runs.MaxBy(CatalogRun.ChangedAt) is { } run ? Path.GetFullPath(run) : null;

    private string NameOf(string folder) => RunCatalog.NameOf(folder, resultsRoot);

    private string Nearest(string text, IReadOnlyList<string> folders) =>
        NearestPath.Find(text, folders.Select(NameOf)) is { } near ? $"; did you mean '{near}'?" : "";
}
