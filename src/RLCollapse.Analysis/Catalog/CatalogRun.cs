using RLCollapse.Analysis.Results;
using RLCollapse.Common;
using RLCollapse.Runs;

namespace RLCollapse.Analysis.Catalog;

/// <summary>A run as a list of runs shows it: read off its small files and the end of its metrics, so that hundreds cost no time.</summary>
/// <param name="Folder">Full path.</param>
/// <param name="State">How far it has come.</param>
/// <param name="Options">Dotted path → value of every option; empty where the config is damaged.</param>
/// <param name="End">The last probe; without numbers where there was none.</param>
/// <param name="Changed">When its metrics were last written, in UTC.</param>
/// <param name="Bytes">Size of all its files.</param>
/// <param name="Base">Hash of its base; empty where it does not say.</param>
public sealed record CatalogRun(
    string Folder, RunState State, IReadOnlyDictionary<string, string> Options, MetricsRow End, DateTime Changed, long Bytes, string Base)
{
    /// <summary>Name of the folder, which is the run's id.</summary>
    public string Name => Path.GetFileName(Folder);

    /// <summary>Name of its experiment.</summary>
    public string Experiment => Options.GetValueOrDefault("experiment.name", "");

    /// <summary>The format that leads at the last probe, malformed included; empty where there was no probe.</summary>
    public string Winner => Leader is { } key ? key[MassOf.Length..] : "";

    /// <summary>Its mass; NaN where there was no probe.</summary>
    public double WinnerMass => Leader is { } key ? End[key] : double.NaN;

    private const string MassOf = "format_mass/";

    private string? Leader => End.Values.Keys.Where(key => key.StartsWith(MassOf, StringComparison.Ordinal)).MaxBy(key => End[key]);

    /// <summary>Whether a folder is one of a run.</summary>
    public static bool IsIn(string folder) =>
        File.Exists(Path.Combine(folder, RunFiles.Config)) && !PlanFile.IsIn(folder)
        && (File.Exists(Path.Combine(folder, RunFiles.Info)) || File.Exists(Path.Combine(folder, RunFiles.Log)));

    /// <summary>Reads the folder of a run. What is damaged or missing is left empty: a list has to show the others.</summary>
    public static CatalogRun Read(string folder)
    {
        var info = Tolerant(() => JsonFile.Read(Path.Combine(folder, RunFiles.Info), ""));
        var metrics = Path.Combine(folder, RunFiles.Metrics);
        return new(
            Path.GetFullPath(folder),
            StateOf(folder, info?["failure"] is not null),
            Tolerant(() => RecordedOptions.Read(folder)) ?? new Dictionary<string, string>(),
            Tolerant(() => MetricsTable.LastWith(metrics, "format_entropy")) ?? new MetricsRow("", new Dictionary<string, double>()),
            ChangedAt(folder),
            FolderSize.Of(folder),
            info?["baseHash"]?.Text ?? "");
    }

    /// <summary>When the metrics of a run were last written, in UTC; before there are any, its config.</summary>
    internal static DateTime ChangedAt(string folder)
    {
        var metrics = Path.Combine(folder, RunFiles.Metrics);
        return File.GetLastWriteTimeUtc(File.Exists(metrics) ? metrics : Path.Combine(folder, RunFiles.Config));
    }

    private static RunState StateOf(string folder, bool failed) =>
        RunFolder.HasEnded(folder) ? RunState.Done
        : FolderLock.IsHeld(folder) ? RunState.Running
        : failed ? RunState.Failed
        : RunState.Stopped;

    private static T? Tolerant<T>(Func<T> read) where T : class?
    {
        try
        {
            return read();
        }
        catch (UserErrorException)
        {
            return null;
        }
    }
}
