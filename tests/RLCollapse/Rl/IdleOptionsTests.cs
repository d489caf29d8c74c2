using RLCollapse.Config;
using RLCollapse.Rl;
using RLCollapse.Runs;
using RLCollapse.Stages;

namespace RLCollapse.Tests.Rl;

/// <summary>What stands outside a run's identity because its algorithm does not read it.</summary>
public sealed class IdleOptionsTests
{
    private const int Steps = 3;

    private static readonly Dictionary<string, string> Other = new()
    {
        ["value"] = "rl.value.coefficient=0.7 rl.value.clipRange=0.01 rl.value.learningRate=0.1",
        ["grpo"] = "rl.grpo.std=population rl.grpo.epsilon=0.1",
        ["reinforcePlusPlus"] = "rl.reinforcePlusPlus.groupBaseline=false",
        ["expertIteration"] = "rl.expertIteration.start=base rl.expertIteration.deduplicate=false",
        ["clip"] = "rl.clip.ratio=0.01 rl.clip.ratioHigh=0.02",
        ["advantages"] = "rl.advantages.whiten=false rl.advantages.gamma=0.5 rl.advantages.gaeLambda=0.5",
        ["advantages.whiten"] = "rl.advantages.whiten=false",
        ["advantages.gaeLambda"] = "rl.advantages.gaeLambda=0.5",
        ["guard"] = "rl.guard.maxKlPerToken=1e-9 rl.guard.maxStoppedSteps=1",
    };

    [Theory]
    [MemberData(nameof(Exercise.Algorithms), MemberType = typeof(Exercise))]
    public void An_idle_option_changes_no_weight_and_no_number(string algorithm) =>
        Assert.All(RlAlgorithms.All.Find(algorithm)!.IdleOptions, idle => AssertIdle(algorithm, idle));

    [Fact]
    public void Every_idle_path_is_an_option()
    {
        var paths = ConfigSchema.Of(typeof(RunConfig)).Paths;

        Assert.All(RlAlgorithms.All.Items.SelectMany(algorithm => algorithm.IdleOptions), idle => Assert.Contains($"rl.{idle}", paths));
        Assert.All(new KlOptions().IdleOptions, idle => Assert.Contains($"rl.kl.{idle}", paths));
    }

    private static void AssertIdle(string algorithm, string idle)
    {
        using var folder = new ConfigFolder();
        string[] common = [$"rl.algorithm={algorithm}", "rl.kl.coefficient=0.05", "rl.optimizer.weightDecay=0.1",
            "rl.optimizer.updateEpochs=2", "rl.optimizer.learningRate=0.003", "rl.sampling.maxNewTokens=24"];
        var (before, after) = (folder.Load("{}", common), folder.Load("{}", [.. common, .. Other[idle].Split(' ')]));

        Assert.Equal([], after.Issues);
        Assert.NotEqual(before.Config.Rl, after.Config.Rl);
        Assert.Equal(RunIdentity.HashOf(before.Config), RunIdentity.HashOf(after.Config));
        var (one, two) = (Learn(before.Config.Rl), Learn(after.Config.Rl));
        Assert.Equal(one.Weights, two.Weights);
        Assert.Equal(one.Numbers, two.Numbers);
    }

    private static (double[] Weights, string[] Numbers) Learn(RlOptions options)
    {
        using var policy = Tiny.Policy();
        using var reference = Tiny.Policy();
        using var learner = Learners.Create(policy, reference, options, Steps, NullObserver.Instance);
        string[] numbers = [.. Enumerable.Range(0, Steps)
            .SelectMany(step => Exercise.Update(learner, policy, reference, step, options).Values.Select(number => $"{number}"))];
        return (Exercise.Weights(policy), numbers);
    }
}
