using System.Text.Json;
using RLCollapse.Data;
using RLCollapse.Grading;
using RLCollapse.Kernels;
using RLCollapse.Model;
using RLCollapse.Rewards;
using RLCollapse.Stages;
using static TorchSharp.torch;

namespace RLCollapse.Benchmarks.Worker;

/// <summary>This program's side of a case: config, data and what the preparation wrote.</summary>
internal sealed class Side
{
    private readonly Lazy<CaseData> _case;

    public Side(string folder, RunConfig config)
    {
        (Folder, Config, Device) = (folder, config, Machine.Prepare(config.Experiment));
        if (config.Model.Backend == BackendKind.Torch) LetLibtorchUseThreads(config.Experiment.Threads);
        Data = DatasetFactory.Create(config.Data, config.Experiment.Seed);
        ContextRoom.Require(Data, config.Model.ContextLength, config.Rl.Sampling.MaxNewTokens, "rl");
        _case = new(() => JsonSerializer.Deserialize<CaseData>(File.ReadAllText(Path.Combine(folder, CaseData.FileName)), CaseData.Json)!);
    }

    public string Folder { get; }

    public RunConfig Config { get; }

    public Dataset Data { get; }

    public Device Device { get; }

    public CaseData Case => _case.Value;

    /// <summary>A policy with the case's weights.</summary>
    public ILanguageModel Policy()
    {
        var policy = Config.CreatePolicy(Data, Device);
        using var reader = new BinaryReader(File.OpenRead(Path.Combine(Folder, CaseData.WeightsFile)));
        PolicyWeights.Restore(policy, PolicyWeights.Read(reader));
        return policy;
    }

    public RewardFunction Reward() =>
        new(Config.Reward, new Grader(Data.Formats, Data.Tokenizer, Config.Rl.Sampling.Truncation), Judges.None);

    /// <summary>As an eager program does: parts one after another, threads inside libtorch's operations.</summary>
    private static void LetLibtorchUseThreads(int threads)
    {
        PartThreads.Use(1);
        set_num_threads(threads);
    }
}
