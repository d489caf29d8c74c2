namespace RLCollapse.Analysis.Claims;

/// <summary>
/// A study as its file <c>study.json</c> states it: which experiment and which of its claims answer what was found elsewhere.
/// </summary>
/// <param name="Folder">Folder of the file and of the experiments.</param>
/// <param name="Source">What the statements are of.</param>
/// <param name="Rows">In the order of the page.</param>
public sealed record Study(string Folder, string Source, IReadOnlyList<StudyRow> Rows)
{
    /// <summary>Experiments that are studies of their own: each has its section of the page, and its claims are a family.</summary>
    public IReadOnlyList<string> Further { get; init; } = [];

    /// <summary>Name of the file.</summary>
    public const string FileName = "study.json";

    /// <summary>The experiments of a folder, by name; empty where it holds none.</summary>
    public static IReadOnlyList<string> ExperimentsIn(string folder) => !Directory.Exists(folder)
        ? []
        : [.. Directory.GetDirectories(folder).Where(e => File.Exists(Path.Combine(e, ClaimsFile.FileName)))
            .Select(e => Path.GetFileName(e)).Order(StringComparer.Ordinal)];

    /// <summary>Names of the experiments that its rows name, each once.</summary>
    public IReadOnlyList<string> Experiments { get; } =
        [.. Rows.Select(row => row.Experiment).Where(name => name.Length > 0).Distinct()];

    /// <summary>Whether a path is a folder of experiments, and not an experiment itself.</summary>
    public static bool IsFolder(string path) => !File.Exists(Path.Combine(path, ClaimsFile.FileName)) && ExperimentsIn(path).Count > 0;

    /// <summary>Reads the study of a folder of experiments.</summary>
    /// <exception cref="UserErrorException">There is none, or something is wrong; the message has a line for each mistake.</exception>
    public static Study Load(string folder) => StudyReader.Read(Path.Combine(folder, FileName));
}

/// <summary>One row: a statement and what answers it.</summary>
/// <param name="Id">Short name, unique in the study.</param>
/// <param name="Statement">What was found elsewhere, or is asked here.</param>
/// <param name="Experiment">Name of the experiment that answers it; empty where there is none.</param>
/// <param name="Claims">Ids of its claims that do.</param>
/// <param name="Figure">A figure of the experiment's sweep, without ending; empty for none.</param>
public sealed record StudyRow(string Id, string Statement, string Experiment, IReadOnlyList<string> Claims, string Figure)
{
    /// <summary>
    /// Ids of the claims that it takes together: it has the worst of their verdicts, which needs no further correction (Berger 1982,
    /// intersection-union test). Default: the first of its claims.
    /// </summary>
    public IReadOnlyList<string> Decides { get; init; } = [.. Claims.Take(1)];

    /// <summary>Whether the statement was made elsewhere, and is not asked here first.</summary>
    public bool IsLiterature { get; init; }
}
