using System.Diagnostics;
using RLCollapse.Common;
using RLCollapse.Grading;
using RLCollapse.Kernels;
using RLCollapse.Model;
using RLCollapse.Rewards;
using RLCollapse.Rl;
using RLCollapse.Runs;
using RLCollapse.Stages;

namespace RLCollapse.Tests.Rl;

/// <summary>What real TorchSharp can do to a long run: numbers freed too early, memory that grows.</summary>
[Collection(nameof(EngineThreads))]
public sealed class LongRunTests : IDisposable
{
    private const long Megabyte = 1 << 20;

    public void Dispose() => PartThreads.Use(1);

    [Fact]
    public void Garbage_collections_change_no_bit_whatever_the_threads()
    {
        var calm = Trained(1);
        using var pressure = new CollectionPressure();
        for (var time = 0; time < 2; time++)
        {
            Assert.Equal(calm, Trained(1));
            Assert.Equal(calm, Trained(2));
        }
    }

    [Fact]
    public void Memory_does_not_grow_over_two_thousand_steps()
    {
        using var policy = Tiny.Policy();
        using var pretrainer = new Pretrainer(policy, Tiny.Data, Tiny.Config.Pretraining with { Steps = 3_000, BatchSize = 2 },
            new Seed(1));
        var record = new MetricsRecord("pretraining", 1);
        Steps(0, 500);
        var early = InUse();
        Steps(500, 2_000);
        Assert.InRange(InUse() - early, long.MinValue, 12 * Megabyte);

        void Steps(int first, int count)
        {
            for (var step = first; step < first + count; step++) pretrainer.Step(step, record);
        }
    }

    private static long InUse()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }

    private static (string Base, string Policy) Trained(int threads)
    {
        PartThreads.Use(threads);
        var config = Tiny.Config with { Pretraining = Tiny.Config.Pretraining with { BatchSize = 64 },
            Rl = Tiny.Config.Rl with { Sampling = Tiny.Config.Rl.Sampling with { PromptsPerStep = 16, SamplesPerPrompt = 8 } } };
        using ILanguageModel reference = Tiny.Policy(0, config), policy = Tiny.Policy(0, config);
        using var pretrainer = new Pretrainer(reference, Tiny.Data, config.Pretraining, new Seed(1));
        var record = new MetricsRecord("pretraining", 1);
        for (var step = 0; step < 10; step++) pretrainer.Step(step, record);
        policy.CopyFrom(reference);
        var reward = new RewardFunction(
            config.Reward, new Grader(Tiny.Data.Formats, Tiny.Data.Tokenizer, config.Rl.Sampling.Truncation), Judges.None);
        using var trainer = new RlTrainer(config.Rl, config.Experiment.Seed, Tiny.Data, policy, reference, reward, NullObserver.Instance);
        for (var step = 0; step < 4; step++) trainer.Step(step, record);
        return (PolicyWeights.Hash(reference), PolicyWeights.Hash(policy));
    }
}
