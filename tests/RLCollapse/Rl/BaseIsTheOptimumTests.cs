using RLCollapse.Grading;
using RLCollapse.Kernels;
using RLCollapse.Model;
using RLCollapse.Objectives;
using RLCollapse.Rewards;
using RLCollapse.Rl;
using RLCollapse.Runs;
using TorchSharp;
using static TorchSharp.torch;

namespace RLCollapse.Tests.Rl;

/// <summary>
/// With no reward and a KL penalty the base is the optimum at every β. Whatever differs between sampler, trainer and reference by
/// rounding must not become a step: AdamW divides a gradient by its own size, so that one of 1e-9 moves weights as far as one of 1.
/// </summary>
public sealed class BaseIsTheOptimumTests
{
    public static TheoryData<BackendKind, ComputeType, string, KlPlacement, KlEstimatorKind, double> Cases
    {
        get
        {
            var cases = new TheoryData<BackendKind, ComputeType, string, KlPlacement, KlEstimatorKind, double>();
            foreach (var (backend, type) in new[] { (BackendKind.Cpu, ComputeType.Float32), (BackendKind.Torch, ComputeType.Float32),
                (BackendKind.Torch, ComputeType.Bfloat16) })
            {
                foreach (var algorithm in RlAlgorithms.All.Names)
                    cases.Add(backend, type, algorithm, KlPlacement.Reward, KlEstimatorKind.K1, 0.001);
                foreach (var estimator in new[] { KlEstimatorKind.K2, KlEstimatorKind.K3, KlEstimatorKind.Exact })
                    cases.Add(backend, type, RlAlgorithm.Ppo, KlPlacement.Loss, estimator, 0.001);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_policy_without_reward_stays_at_its_base(
        BackendKind backend, ComputeType type, string algorithm, KlPlacement placement, KlEstimatorKind estimator, double coefficient)
    {
        var config = Tiny.Config with
        {
            Model = Tiny.Config.Model with { Backend = backend, Dtype = type },
            Reward = new() { Correctness = 0 },
            Rl = Tiny.Config.Rl with
            {
                Algorithm = algorithm,
                Prompts = 400,
                Kl = new() { Placement = placement, Estimator = estimator, Coefficient = coefficient },
                Optimizer = Tiny.Config.Rl.Optimizer with { LearningRate = 1e-3, WarmupSteps = 0 },
            },
        };
        using ILanguageModel reference = Tiny.Policy(0, config), policy = Tiny.Policy(0, config);
        var reward = new RewardFunction(
            config.Reward, new Grader(Tiny.Data.Formats, Tiny.Data.Tokenizer, config.Rl.Sampling.Truncation), Judges.None);
        using var trainer = new RlTrainer(config.Rl, 0, Tiny.Data, policy, reference, reward, NullObserver.Instance);
        var steps = backend == BackendKind.Cpu ? 100 : 15; // rounding took the torch backend 0.01 away within the first few
        for (var step = 0; step < steps; step++) trainer.Step(step, new MetricsRecord("rl", step + 1));
        var moved = Moved(policy, reference);
        Assert.True(moved < 1e-3, $"{moved}");
    }

    /// <summary>Most that the mass of any set of first tokens, so that of any format, differs by at a prompt.</summary>
    private static double Moved(ILanguageModel policy, ILanguageModel reference)
    {
        using var off = no_grad();
        using var scope = NewDisposeScope();
        var prompts = Tiny.RaggedPrompts(8);
        var batch = TokenBatch.Create(prompts, [.. prompts.Select(_ => new[] { 1 })], 0, CPU);
        using var ours = policy.Score(batch, 1, withDistributions: true);
        using var theirs = reference.Score(batch, 1, withDistributions: true);
        return (ours.Distributions_BRV!.exp() - theirs.Distributions_BRV!.exp()).abs().sum(-1).max().Value() / 2;
    }
}
