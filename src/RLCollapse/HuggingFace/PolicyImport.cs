using RLCollapse.Common;
using RLCollapse.Config;
using RLCollapse.Data.Tokenizers;
using RLCollapse.Model;
using RLCollapse.Runs;
using RLCollapse.SavedPolicies;
using RLCollapse.Stages;

namespace RLCollapse.HuggingFace;

/// <summary>The way back from <see cref="PolicyExport"/>: a folder that is a checkpoint again.</summary>
public static class PolicyImport
{
    /// <summary>Reads an export and writes a checkpoint with its config.</summary>
    /// <param name="export">What <see cref="PolicyExport.Write"/> wrote; the numbers in its tensors may be others.</param>
    /// <param name="folder">New or empty.</param>
    /// <exception cref="UserErrorException">A file is missing, damaged or does not fit; the message names file and tensor.</exception>
    public static void Write(string export, string folder)
    {
        if (!Directory.Exists(export))
            throw new UserErrorException($"There is no folder '{export}'; give one that 'rlcollapse export' wrote.");
        var configFile = Path.Combine(export, SavedPolicy.ConfigFile);
        if (!File.Exists(configFile))
            throw new UserErrorException($"'{export}' has no {SavedPolicy.ConfigFile}, so it is not known what its weights mean. Give a "
                + "folder that 'rlcollapse export' wrote; "
                + $"to weights trained on elsewhere, add the {SavedPolicy.ConfigFile} of the export they come from.");
        var config = ConfigLoader.Load<RunConfig>(configFile, [], null, new Dictionary<string, string>()).Config;
        var tokenizer = TokenizerOf.Data(config.Data);
        LlamaConfig.RequireSame(Path.Combine(export, PolicyExport.LlamaConfigFile), LlamaConfig.Of(config.Model, tokenizer));
        IReadOnlyList<NamedTensor> weights =
        [
            .. Read(export, PolicyExport.ModelFile, LlamaLayout.Model(config.Model, tokenizer.VocabularySize)),
            .. Read(export, PolicyExport.ValueHeadFile, LlamaLayout.ValueHead(config.Model)),
        ];
        NewFolder.Fill(folder, files =>
        {
            new CheckpointStore(Path.Combine(files, SavedPolicy.CheckpointsFolder)).Save(0, writer => PolicyWeights.Write(weights, writer));
            AtomicFile.WriteText(Path.Combine(files, SavedPolicy.ConfigFile), ConfigWriter.ToJson(config) + "\n");
        });
    }

    private static IReadOnlyList<NamedTensor> Read(string folder, string name, IReadOnlyList<LlamaTensor> layout)
    {
        var file = Path.Combine(folder, name);
        if (!File.Exists(file)) throw new UserErrorException($"There is no '{file}'. {Remedy(folder, name)}");
        return LlamaLayout.Join(layout, SafeTensorsReader.Read(file), file);
    }

    private static string Remedy(string folder, string name) =>
        name == PolicyExport.ValueHeadFile ? "A language model from elsewhere has no value head: copy the one of the export it comes from."
        : File.Exists(Path.Combine(folder, name + ".index.json")) ? "The model stands there in several files, which are not read: save it "
            + "in one, with max_shard_size above its size in save_pretrained."
        : $"Weights are read from {name} alone, in float32: save the model with safe_serialization, or copy the file.";
}
