using RLCollapse.Common;
using RLCollapse.Config;
using RLCollapse.Model;
using RLCollapse.Rl;
using RLCollapse.Stages;

namespace RLCollapse.Benchmarks.Worker;

/// <summary>The config that is measured: <c>configs/quickstart.json</c> in another size, PPO with responses of up to 40 tokens.</summary>
public static class BenchConfig
{
    /// <summary>Models of growth: like m, between m and l, like l, above l.</summary>
    private static readonly Dictionary<string, ModelOptions> OfGrowth = new()
    {
        ["width-128"] = new() { Width = 128, Layers = 3, Heads = 4, FeedForward = 336 },
        ["width-192"] = new() { Width = 192, Layers = 4, Heads = 6, FeedForward = 512 },
        ["width-256"] = new() { Width = 256, Layers = 4, Heads = 8, FeedForward = 640 },
        ["width-320"] = new() { Width = 320, Layers = 4, Heads = 8, FeedForward = 832 },
    };

    /// <summary>The repository, found from this program.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>
    /// The config of a case. Learning rates of RL are 0: every step costs the same and the policy, and so the lengths, stay as they are.
    /// </summary>
    /// <param name="size">A file of <c>configs/model</c>, or a model of growth.</param>
    /// <param name="dtype">Number format of the products.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="device"><c>cpu</c> or <c>cuda</c>; decides how much is worked on at once.</param>
    /// <param name="backend">What computes the model.</param>
    public static RunConfig Of(string size, string dtype, int threads, string device, string backend = "auto")
    {
        var (config, sizes) = (Load("quickstart.json"), BatchSizes.Of(device));
        return config with
        {
            Experiment = config.Experiment with { Device = device, Threads = threads },
            Model = Model(size) with
            {
                Dtype = (ComputeType)EnumNames.Find(typeof(ComputeType), dtype)!,
                Backend = (BackendKind)EnumNames.Find(typeof(BackendKind), backend)!,
            },
            Pretraining = config.Pretraining with { BatchSize = sizes.PretrainingRows },
            Rl = config.Rl with
            {
                Algorithm = RlAlgorithm.Ppo,
                Sampling = config.Rl.Sampling with
                {
                    PromptsPerStep = sizes.PromptsPerStep,
                    SamplesPerPrompt = BatchSizes.SamplesPerPrompt,
                    MaxNewTokens = 40,
                },
                Optimizer = config.Rl.Optimizer with { Minibatches = 2, UpdateEpochs = 1, LearningRate = 0 },
                Value = config.Rl.Value with { LearningRate = 0 },
            },
        };
    }

    /// <summary>The model of a size.</summary>
    public static ModelOptions Model(string size) =>
        OfGrowth.TryGetValue(size, out var model) ? model : Load(Path.Combine("model", size + ".json")).Model;

    private static RunConfig Load(string file) =>
        ConfigLoader.Load<RunConfig>(Path.Combine(Repository, "configs", file), [], null, new Dictionary<string, string>()).Config;

    private static string FindRepository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "RLCollapse.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException(
                $"'{AppContext.BaseDirectory}' lies in no checkout of the sources.");
        }

        return folder;
    }
}
