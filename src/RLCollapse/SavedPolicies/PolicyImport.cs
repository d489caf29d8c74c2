using RLCollapse.Common;
using RLCollapse.Config;
using RLCollapse.Data.Tokenizers;
using RLCollapse.HuggingFace;
using RLCollapse.Model;
using RLCollapse.Runs;
using RLCollapse.Stages;

namespace RLCollapse.SavedPolicies;

/// <summary>The way back from <see cref="PolicyExport"/>, and into a checkpoint for weights of others: see <see cref="Write"/>.</summary>
public static class PolicyImport
{
    /// <summary>Sections of a config that begins with weights of others, for <c>extends</c>.</summary>
    public const string ModelConfigFile = "model.json";

    private static readonly string[] TokenizerFiles = [LlamaFolder.TokenizerFile, PolicyExport.TokenizerConfigFile];

    /// <summary>
    /// Reads an export, or any folder in the layout of a <c>LlamaForCausalLM</c>, and writes a checkpoint with its config, and with the
    /// export's tokenizer where that is one from a file. Where there is no <c>config.resolved.json</c>, the model is what
    /// <c>config.json</c> says, the value head is zeros, the tokenizer is the folder's where it can be read, everything else is
    /// as by default, and <see cref="ModelConfigFile"/> is written besides.
    /// </summary>
    /// <param name="source">The folder; the numbers in an export's tensors may be others than were written.</param>
    /// <param name="folder">New or empty.</param>
    /// <param name="warn">Hears of a tokenizer that cannot be read.</param>
    /// <exception cref="UserErrorException">A file is missing, damaged or does not fit; the message names file, key or tensor.</exception>
    public static void Write(string source, string folder, Action<string> warn)
    {
        if (!Directory.Exists(source))
            throw new UserErrorException($"There is no folder '{source}'; give one that 'rlcollapse export' wrote, or one of a Llama model "
                + $"that holds {LlamaFolder.ConfigFile} and {PolicyExport.ModelFile}.");
        var isOwn = File.Exists(Path.Combine(source, SavedPolicy.ConfigFile));
        var (config, weights) = isOwn ? Own(source) : Foreign(source, warn);
        var hasFile = isOwn && config.Data.Tokenizer.Kind == TokenizerKind.File;
        if (hasFile) config = WithTokenizer(config, Path.GetFullPath(folder));
        NewFolder.Fill(folder, files =>
        {
            new CheckpointStore(Path.Combine(files, SavedPolicy.CheckpointsFolder)).Save(0, writer => PolicyWeights.Write(weights, writer));
            AtomicFile.WriteText(Path.Combine(files, SavedPolicy.ConfigFile), ConfigWriter.ToJson(config) + "\n");
            foreach (var name in hasFile ? TokenizerFiles : []) AtomicFile.Copy(Path.Combine(source, name), Path.Combine(files, name));
            if (!isOwn) AtomicFile.WriteText(Path.Combine(files, ModelConfigFile), Sections(config) + "\n");
        });
    }

    /// <summary>An export has its tokenizer with it: where that came from it may be gone.</summary>
    private static RunConfig WithTokenizer(RunConfig config, string folder) => config with
    {
        Data = config.Data with
        {
            Tokenizer = config.Data.Tokenizer with { File = Path.Combine(folder, LlamaFolder.TokenizerFile) },
        },
    };

    private static (RunConfig Config, IReadOnlyList<NamedTensor> Weights) Own(string export)
    {
        var config = ConfigLoader.Load<RunConfig>(
            Path.Combine(export, SavedPolicy.ConfigFile), [], null, new Dictionary<string, string>()).Config;
        if (config.Data.Tokenizer.Kind == TokenizerKind.File) config = WithTokenizer(config, export);
        var tokens = TokenizerOf.Data(config.Data).VocabularySize;
        LlamaConfig.RequireSame(Path.Combine(export, PolicyExport.LlamaConfigFile), config.Model, tokens);
        var (head, layout) = (Path.Combine(export, PolicyExport.ValueHeadFile), LlamaLayout.ValueHead(config.Model));
        if (!File.Exists(head))
            throw new UserErrorException($"There is no '{head}'. A language model from elsewhere has no value head: copy the one of the "
                + $"export it comes from, or take {SavedPolicy.ConfigFile} away, to begin with a value head of zeros.");
        return (config,
        [
            .. Read(LlamaLayout.Model(config.Model, config.Model.VocabularyOf(tokens)), LlamaWeights.Open(export),
                LlamaWeights.Place(export)),
            .. Read(layout, SafeTensorsReader.Open(head), head),
        ]);
    }

    private static (RunConfig Config, IReadOnlyList<NamedTensor> Weights) Foreign(string source, Action<string> warn)
    {
        var folder = LlamaFolder.Open(source);
        var config = new RunConfig { Model = folder.Model, Pretraining = new() { From = Path.GetFullPath(source) } };
        return (config with { Data = config.Data with { Tokenizer = Tokenizer(source, folder.Model, warn) } }, folder.Weights());
    }

    private static TokenizerOptions Tokenizer(string source, ModelOptions model, Action<string> warn)
    {
        var file = Path.GetFullPath(Path.Combine(source, LlamaFolder.TokenizerFile));
        try
        {
            if (!File.Exists(file)) throw new UserErrorException($"There is no {ShownPath.Of(file)}.");
            model.VocabularyOf(FileTokenizer.Read(file).VocabularySize);
            return new() { Kind = TokenizerKind.File, File = file };
        }
        catch (UserErrorException error)
        {
            warn($"warning: no tokenizer comes with these weights, so set data.tokenizer: {error.Message}");
            return new();
        }
    }

    private static IReadOnlyList<NamedTensor> Read(IReadOnlyList<LlamaTensor> layout, IReadOnlyList<StoredTensor> tensors, string file)
    {
        LlamaLayout.Require(layout, tensors, file);
        return LlamaLayout.Join(layout, tensors);
    }

    private static string Sections(RunConfig config)
    {
        string[] sections = ["model", "model.ropeScaling", "pretraining", .. config.Data.Tokenizer.File.Length > 0
            ? (string[])["data", "data.tokenizer"] : []];
        return ConfigWriter.ToJson(config, path => path == "pretraining.from" || path.StartsWith("model.", StringComparison.Ordinal)
            || path.StartsWith("data.tokenizer.", StringComparison.Ordinal), sections.Contains);
    }
}
