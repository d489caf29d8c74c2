using RLCollapse.Common;
using RLCollapse.Config;
using RLCollapse.Data;
using RLCollapse.Data.Tokenizers;
using RLCollapse.HuggingFace;
using RLCollapse.Model;
using RLCollapse.Runs;
using RLCollapse.Stages;
using static TorchSharp.torch;

namespace RLCollapse.SavedPolicies;

/// <summary>A policy as it lies in a checkpoint of any kind: of a run, of a base, or imported.</summary>
public sealed class SavedPolicy
{
    /// <summary>Name of the config beside a checkpoint's folder.</summary>
    public const string ConfigFile = RunFiles.Config;

    /// <summary>Name of the folder of checkpoints.</summary>
    public const string CheckpointsFolder = "checkpoints";

    /// <summary>Name of the weights in an export, which is no checkpoint.</summary>
    internal const string ExportedModel = LlamaWeights.File;

    private readonly IReadOnlyList<NamedTensor> _weights;

    private readonly string _folder;

    private SavedPolicy(string path, string folder, IReadOnlyList<NamedTensor> weights) =>
        (Path, _folder, Config, _weights) = (path, folder, ConfigIn(folder, path), weights);

    /// <summary>What it was loaded from, as it was given.</summary>
    public string Path { get; }

    /// <summary>The config it was made with.</summary>
    public RunConfig Config { get; }

    /// <summary>Text ↔ ids.</summary>
    /// <exception cref="UserErrorException">It was made from files that are gone or hold something else now.</exception>
    public ITokenizer Tokenizer => field ??= MakeTokenizer();

    /// <summary>Loads a checkpoint.</summary>
    /// <param name="path">A run's folder, a base's folder, an imported folder (the newest whole checkpoint in it), or one <c>.ckpt</c> file
    /// of these.</param>
    /// <param name="warn">Hears of damaged checkpoints that were passed over.</param>
    /// <exception cref="UserErrorException">There is none, or it cannot be used; the message says why.</exception>
    public static SavedPolicy Load(string path, Action<string> warn)
    {
        var full = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));
        if (File.Exists(full)) return new(path, System.IO.Path.GetFullPath(System.IO.Path.Combine(full, "..", "..")), WeightsOf(full));
        if (!Directory.Exists(full))
            throw new UserErrorException($"There is no checkpoint at '{path}'. Give the folder of a run (the last line of 'rlcollapse "
                + "run'), of a base (results/bases/HASH) or of an import, or one .ckpt file of these.");
        if (File.Exists(System.IO.Path.Combine(full, ExportedModel)) || File.Exists(System.IO.Path.Combine(full, LlamaWeights.Index)))
            throw new UserErrorException($"'{path}' is an export, not a checkpoint: 'rlcollapse import {path} OUT' makes one of it.");
        var weights = Newest(full, warn) ?? throw new UserErrorException(
            $"'{path}' holds no whole checkpoint: {CheckpointsFolder}/ is missing or empty, or its files are damaged or from an older "
            + "version. Give another folder, or let 'rlcollapse run' write one.");
        return new(path, full, weights);
    }

    /// <summary>The policy, ready to be asked.</summary>
    /// <param name="device">Where its weights go.</param>
    /// <exception cref="UserErrorException">Weights and config do not fit together.</exception>
    public ILanguageModel Create(Device device)
    {
        var policy = LanguageModels.Create(Config.Model, Config.Experiment.Draws, Tokenizer.VocabularySize, device);
        try
        {
            PolicyWeights.Restore(policy, _weights);
            return policy;
        }
        catch (UserErrorException error)
        {
            policy.Dispose();
            throw new UserErrorException($"'{Path}' cannot be used: {error.Message}", error);
        }
    }

    /// <summary>The policy on this machine: on the CPU where it was made there, else on a GPU where there is one.</summary>
    /// <exception cref="UserErrorException">Weights and config do not fit together.</exception>
    public ILanguageModel CreateHere() => Create(DeviceHere());

    /// <summary>Sets the threads, and gives the device of <see cref="CreateHere"/>.</summary>
    internal Device DeviceHere() =>
        Machine.Prepare(Config.Experiment with { Device = Config.Experiment.Device == "cpu" ? "cpu" : "auto" });

    /// <summary>Requires that files are what they were when the run was made that the policy lies in.</summary>
    /// <param name="options">That name them, such as <c>data.files</c>.</param>
    /// <exception cref="UserErrorException">They are gone or hold something else now.</exception>
    internal void RequireSameFiles(params IReadOnlyList<string> options)
    {
        if (FileHashes.ChangedSince(_folder, Config.Data, options) is [var changed, ..])
        {
            throw new UserErrorException($"The files of {changed} have changed since '{Path}' was trained, so that its numbers would be of "
                + "other data. Put those that it was made with in their place, or train it again.");
        }
    }

    private ITokenizer MakeTokenizer()
    {
        if (Config.Data.Tokenizer.Kind == TokenizerKind.Words) RequireSameFiles("data.files");
        RequireSameFiles("data.tokenizer.file");
        return TokenizerOf.Data(Config.Data);
    }

    private static IReadOnlyList<NamedTensor>? Newest(string folder, Action<string> warn)
    {
        IReadOnlyList<NamedTensor>? weights = null;
        new CheckpointStore(System.IO.Path.Combine(folder, CheckpointsFolder)).TryLoadLatest(
            reader => weights = PolicyWeights.Read(reader),
            file => warn($"checkpoint {file} is damaged or from an older version; taking the one before it"));
        return weights;
    }

    private static IReadOnlyList<NamedTensor> WeightsOf(string file)
    {
        var content = CheckpointStore.Content(file) ?? throw new UserErrorException(
            $"'{file}' is not a whole checkpoint: it is damaged or from an older version. Take another one.");
        IReadOnlyList<NamedTensor> weights = [];
        CheckpointStore.Read(file, content, reader => weights = PolicyWeights.Read(reader));
        return weights;
    }

    private static RunConfig ConfigIn(string folder, string path)
    {
        var file = System.IO.Path.GetFullPath(System.IO.Path.Combine(folder, ConfigFile));
        if (!File.Exists(file))
            throw new UserErrorException($"'{path}' lacks its config: there is no '{file}'. A checkpoint is read with the {ConfigFile} "
                + "that was written beside its folder.");
        return ConfigLoader.Load<RunConfig>(file, [], null, new Dictionary<string, string>()).Config;
    }
}
