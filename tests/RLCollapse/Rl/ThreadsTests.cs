using RLCollapse.Common;
using RLCollapse.Evaluation;
using RLCollapse.Grading;
using RLCollapse.Kernels;
using RLCollapse.Model;
using RLCollapse.Rewards;
using RLCollapse.Rl;
using RLCollapse.Runs;
using RLCollapse.Stages;

namespace RLCollapse.Tests.Rl;

[Collection(nameof(EngineThreads))]
public sealed class ThreadsTests : IDisposable
{
    public void Dispose() => PartThreads.Use(1);

    [Theory(DisplayName = "Any number of threads gives the same bits: pretraining, rollouts, updates and probes")]
    [InlineData(ComputeType.Float32)]
    [InlineData(ComputeType.Bfloat16)]
    public void Threads_change_nothing(ComputeType compute)
    {
        var alone = Trained(1, compute);
        Assert.Equal(alone, Trained(2, compute));
        Assert.Equal(alone, Trained(3, compute));
    }

    private static (string Base, string Policy, string Numbers) Trained(int threads, ComputeType compute)
    {
        PartThreads.Use(threads);
        var config = Tiny.Config with
        {
            Model = Tiny.Config.Model with { Dtype = compute },
            Pretraining = Tiny.Config.Pretraining with { BatchSize = 64 },
            Rl = Tiny.Config.Rl with { Sampling = Tiny.Config.Rl.Sampling with { PromptsPerStep = 16, SamplesPerPrompt = 16 },
                Optimizer = Tiny.Config.Rl.Optimizer with { Minibatches = 1 } },
        };
        using ILanguageModel reference = Tiny.Policy(0, config), policy = Tiny.Policy(0, config);
        using var pretrainer = new Pretrainer(reference, Tiny.Data, config.Pretraining, new Seed(1));
        var record = new MetricsRecord("pretraining", 1);
        for (var step = 0; step < 3; step++) pretrainer.Step(step, record);
        policy.CopyFrom(reference);
        var reward = new RewardFunction(
            config.Reward, new Grader(Tiny.Data.Formats, Tiny.Data.Tokenizer, config.Rl.Sampling.Truncation), Judges.None);
        using var trainer = new RlTrainer(config.Rl, config.Experiment.Seed, Tiny.Data, policy, reference, reward, NullObserver.Instance);
        for (var step = 0; step < 2; step++) trainer.Step(step, record);
        new Tracker(config.ProbesOf("rl"), Tiny.Data, reference, Judges.None).Probe(policy, 2, record);
        var numbers = record.Values.Where(v => !v.Key.Contains("second", StringComparison.Ordinal)).Select(v => $"{v.Key} {v.Value:R}");
        return (PolicyWeights.Hash(reference), PolicyWeights.Hash(policy), string.Join('\n', numbers));
    }
}
