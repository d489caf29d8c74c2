using RLCollapse.Config;
using RLCollapse.Data;
using RLCollapse.Model;
using RLCollapse.Stages;
using TorchSharp;

namespace RLCollapse.Tests.Fixtures;

/// <summary>The smallest things that are still whole: a config, its data, a policy with random weights.</summary>
internal static class Tiny
{
    public static readonly RunConfig Config = new()
    {
        Experiment = new() { Name = "tiny", Threads = 1 },
        Data = new() { Problems = new() { Train = 200, Test = 16 }, Formats = Samples.Formats, TokenBudget = 5_000 },
        Model = new() { Width = 16, Layers = 2, Heads = 2, FeedForward = 24, ContextLength = 128 },
        Pretraining = new() { Steps = 12, BatchSize = 8, WarmupSteps = 2, ProbeEvery = 6, CheckpointEvery = 4 },
        Rl = new() { Prompts = 16, Sampling = new() { PromptsPerStep = 4, SamplesPerPrompt = 4, MaxNewTokens = 24 },
            Optimizer = new() { Minibatches = 2 }, CheckpointEvery = 1 },
        Tracking = new() { ProbePrompts = 8, ProbeSamples = 4, Probes = 3, PassAtK = [1, 4] },
        Output = new() { SamplesPerProbe = 4, Plots = [] },
    };

    /// <summary>The config with a stage behind RL.</summary>
    public static RunConfig Then(string name, string kind, object options, RunConfig? config = null) => (config ?? Config) with
    {
        Stages = [.. (config ?? Config).Stages, name],
        NamedSections = new Dictionary<string, NamedSection>((config ?? Config).NamedSections) { [name] = new(kind, options) },
    };

    private static readonly Lazy<Dataset> LazyData = new(() => DatasetFactory.Create(Config.Data, 0));

    public static Dataset Data => LazyData.Value;

    public static ILanguageModel Policy(int seed = 0, RunConfig? config = null)
    {
        config ??= Config;
        return LanguageModels.Create(config.Model, seed, Data.Tokenizer.VocabularySize, torch.CPU);
    }

    /// <summary>Prompts of different lengths.</summary>
    public static int[][] RaggedPrompts(int count) =>
        [.. Data.Test.Select(p => Data.Tokenizer.Encode(p.Prompt)).DistinctBy(p => p.Length)
            .Concat(Data.Test.Select(p => Data.Tokenizer.Encode(p.Prompt))).Take(count)];

    public static string TemporaryFolder() => Directory.CreateTempSubdirectory("rlcollapse-test-").FullName;
}
