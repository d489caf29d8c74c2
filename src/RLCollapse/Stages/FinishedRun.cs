using RLCollapse.Common;
using RLCollapse.Config;
using RLCollapse.Model;
using RLCollapse.Runs;

namespace RLCollapse.Stages;

/// <summary>
/// A run that has ended as planned and that another goes on from with further stages. The other's config is an ordinary one, whose stages
/// begin with this run's, and its folder is begun with this run's last checkpoint, so that it resumes there: it ends with the same bits
/// as the same stages in one go. The folder of this run is only read.
/// </summary>
public sealed class FinishedRun
{
    private readonly string _folder;
    private readonly string _checkpoint;

    private FinishedRun(string folder, RunConfig config, string checkpoint) =>
        (_folder, Config, _checkpoint) = (folder, config, checkpoint);

    /// <summary>What it was made with.</summary>
    public RunConfig Config { get; }

    private string Name => ShownPath.Of(_folder);

    /// <summary>Opens the folder of a run.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="warn">Hears of damaged checkpoints that were passed over.</param>
    /// <exception cref="UserErrorException">No run can go on from it; the message says why.</exception>
    public static FinishedRun Open(string path, Action<string> warn)
    {
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        return new(folder, ConfigOf(folder), Checkpoint(folder, warn));
    }

    /// <summary>The config of a run that has ended as planned with this version of the program.</summary>
    /// <param name="folder">The run's.</param>
    /// <exception cref="UserErrorException">It is none; the message says why.</exception>
    internal static RunConfig ConfigOf(string folder)
    {
        var name = ShownPath.Of(folder);
        if (!Has(RunFiles.Config) || !(Has(RunFiles.Info) || Has(RunFiles.Log)))
        {
            throw new UserErrorException($"'{name}' is not the folder of a run. Give the one that 'rlcollapse run' names in its last line, "
                + "such as results/quickstart-seed0-0123456789ab.");
        }

        if (!Has(RunFiles.Done)) // lost lines are told below
        {
            throw new UserErrorException($"The run in '{name}' has not ended as planned: there is no {RunFiles.Done}. "
                + "The command that began it goes on with it; one that diverged is run again with another config.");
        }

        var info = Path.Combine(folder, RunFiles.Info);
        var made = ConfigLoader.Load<RunConfig>(Path.Combine(folder, RunFiles.Config), [], null, new Dictionary<string, string>());
        var recorded = JsonFile.Read(
            info, $"There is no {ShownPath.Of(info)}, so nothing says what that run was. Run all stages in one go instead.");
        if (made.IsValid && FileHashes.ChangedSince(folder, made.Config.Data, FileHashes.Options) is [var files, ..])
        {
            throw new UserErrorException($"The files of {files} have changed since the run in '{name}' was made: it would not go on to the "
                + "same bits. Put those that it was made with in their place, or run all stages in one go instead.");
        }

        return made.IsValid && recorded["runId"]?.Text == RunIdentity.IdOf(made.Config)
            ? made.Config
            : throw new UserErrorException($"The run in '{name}' is of another version of RLCollapse, or its {RunFiles.Config} was "
                + "changed: it would not go on to the same bits. Run all stages in one go instead.");

        bool Has(string file) => File.Exists(Path.Combine(folder, file));
    }

    /// <summary>Loads a config that goes on from this run: the run's own is the lowest layer, and what decided it stays.</summary>
    /// <param name="path">JSON file that is laid over the run's config.</param>
    /// <param name="overrides">Each <c>dotted.path=value</c>.</param>
    /// <param name="seed">Value of <c>experiment.seed</c>; null leaves it to the other layers.</param>
    /// <param name="environment">Environment variables.</param>
    /// <returns>The config or all that is wrong with it.</returns>
    public ConfigResult<RunConfig> Load(
        string path, IReadOnlyList<string> overrides, int? seed, IReadOnlyDictionary<string, string> environment)
    {
        var (own, further) = (new ExtendsChain(), new ExtendsChain());
        own.Add(Path.Combine(_folder, RunFiles.Config), "--from");
        further.Add(path, "command line");
        return ConfigLoader.Load<RunConfig>([own, further], overrides, seed, environment, Check);
    }

    /// <summary>Begins the folder of a run that goes on from this one, unless it has a checkpoint of its own.</summary>
    /// <param name="folder">Of the run whose config <see cref="Load"/> gave.</param>
    /// <param name="observer">Hears of it.</param>
    public void Begin(RunFolder folder, IRunObserver observer)
    {
        var checkpoints = new CheckpointStore(folder.Checkpoints);
        if (!checkpoints.IsEmpty) return;
        AtomicFile.Copy(Path.Combine(_folder, RunFiles.Metrics), folder.Metrics);
        if (File.Exists(Path.Combine(_folder, RunFiles.Samples)))
            AtomicFile.Copy(Path.Combine(_folder, RunFiles.Samples), folder.Samples); // without samples there is no file
        checkpoints.Take(_checkpoint); // last: without it the lines before count for nothing
        observer.Note($"goes on from {_folder}");
    }

    /// <summary>Names of this run's stages, which are done; without those of the base where it is not cached, so made again.</summary>
    /// <param name="resultsRoot">Folder of all runs.</param>
    public IReadOnlyList<string> Done(string resultsRoot) =>
        [.. (BaseCache.IsTrained(resultsRoot, Config) ? Config.StageSections : Config.OwnStages).Select(stage => stage.Name)];

    private static string Checkpoint(string folder, Action<string> warn)
    {
        StagePlace? place = null;
        var file = new CheckpointStore(Path.Combine(folder, RunFiles.Checkpoints)).ReadLatest(
            reader =>
            {
                PolicyWeights.Read(reader);
                place = StagePlace.Load(reader);
                return true;
            },
            damaged => warn($"checkpoint {damaged} is damaged, unreadable or from an older version; going back to the one before it"));
        var name = ShownPath.Of(folder);
        if (place is null)
        {
            throw new UserErrorException($"'{name}' has no whole checkpoint left to go on from: "
                + $"{RunFiles.Checkpoints}/ is missing or empty, or its files are damaged or from an older version. "
                + $"Run its {RunFiles.Config} again with --fresh first.");
        }

        foreach (var (lines, mark) in new[] { (RunFiles.Metrics, place.Metrics), (RunFiles.Samples, place.Samples) })
        {
            if (mark.StandsIn(Path.Combine(folder, lines))) continue;
            throw new UserErrorException($"'{name}' has lost lines of {lines} that its checkpoint counts on, or they were changed. "
                + $"Run its {RunFiles.Config} again with --fresh first.");
        }

        return file!;
    }

    private IEnumerable<Contradiction> Check(RunConfig config)
    {
        var (before, after) = (string.Join(", ", Config.Stages), string.Join(", ", config.Stages));
        if (!config.Stages.Take(Config.Stages.Count).SequenceEqual(Config.Stages))
            yield return Wrong("stages", $"are {after}, but {Name} took {before}; begin with those and put further ones behind them");
        else if (config.Stages.Count == Config.Stages.Count)
            yield return Wrong("stages", $"there is none beyond those of {Name}, {before}, so there is nothing to do; put one behind them");
        foreach (var (path, was, now) in RunIdentity.Changes(Config, config))
            yield return Wrong(path, $"is {Shown(now)}, but {Name} was made with {Shown(was)}; only a further stage may differ");
        foreach (var option in FileHashes.Others(Config.Data, config.Data))
            yield return Wrong(option, $"names other files: what is in them is not what {Name} was made with");

        static Contradiction Wrong(string path, string message) => new([path], message);
    }

    private static string Shown(string value) => value.Length == 0 ? "empty" : value;
}
