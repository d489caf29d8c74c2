using RLCollapse.Common;
using RLCollapse.Config;
using RLCollapse.Model;
using RLCollapse.Runs;
using RLCollapse.SavedPolicies;
using RLCollapse.Stages;
using TorchSharp;

namespace RLCollapse.Tests.Fixtures;

/// <summary>Checkpoints with weights in which nothing is 0 or 1, norm gains and value head included.</summary>
internal static class Checkpoints
{
    public static ILanguageModel Policy(RunConfig config, int seed = 0)
    {
        var policy = LanguageModels.Create(config.Model, config.Experiment.Seed, Tiny.Data.Tokenizer.VocabularySize, torch.CPU);
        var random = new Seed((ulong)seed).Generator();
        PolicyWeights.Restore(policy, [.. PolicyWeights.Of(policy)
            .Select(w => w with { Values = [.. w.Values.Select(v => v + (float)(0.5 * (random.NextDouble() - 0.5)))] })]);
        return policy;
    }

    /// <summary>Writes a folder that can be loaded.</summary>
    public static string Folder(RunConfig config, int seed = 0)
    {
        var folder = Tiny.TemporaryFolder();
        using var policy = Policy(config, seed);
        new CheckpointStore(Path.Combine(folder, "checkpoints")).Save(3, writer => PolicyWeights.Save(policy, writer));
        File.WriteAllText(Path.Combine(folder, "config.resolved.json"), ConfigWriter.ToJson(config));
        return folder;
    }

    public static SavedPolicy Load(string folder) => SavedPolicy.Load(folder, warning => Assert.Fail(warning));

    /// <summary>A path of which nothing exists yet.</summary>
    public static string NewPath(string name = "new") => Path.Combine(Tiny.TemporaryFolder(), name);

    public static string Export(RunConfig config)
    {
        var folder = NewPath("export");
        PolicyExport.Write(Load(Folder(config)), folder);
        return folder;
    }
}
