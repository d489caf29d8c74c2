using RLCollapse.Grading;
using RLCollapse.Model;
using RLCollapse.Rewards;
using RLCollapse.Rl;
using RLCollapse.Runs;

namespace RLCollapse.Tests.Rl;

public sealed class RlTrainerTests
{
    [Fact(DisplayName = "Row 7: the clipped ratio is logged, and warned about once when it is high")]
    public void Cut_responses_are_logged_and_warned_about()
    {
        var (records, warnings, _) = Run(Tiny.Config.Rl, 2);
        Assert.All(records, r => Assert.InRange(r["clipped_ratio"], 0.21, 1));
        var warning = Assert.Single(warnings);
        Assert.StartsWith("RL step 1: ", warning);
        Assert.Contains("were cut at rl.sampling.maxNewTokens = 24", warning);
    }

    [Fact(DisplayName = "Row 14: groups whose rewards are all equal are logged as fraction_reward_zero_std")]
    public void Groups_that_teach_nothing_are_logged()
    {
        Assert.Equal(1, Run(Tiny.Config.Rl, 1).Records[0]["fraction_reward_zero_std"]);
        Assert.InRange(Run(Tiny.Config.Rl, 1, new() { TokenCost = 0.01 }).Records[0]["fraction_reward_zero_std"], 0, 0.99);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Dynamic_sampling_that_finds_nothing_learns_nothing_and_says_so(int rounds)
    {
        var (records, warnings, moved) = Run(Tiny.Config.Rl with { Algorithm = RlAlgorithm.Grpo,
            Sampling = Tiny.Config.Rl.Sampling with { DynamicSamplingRounds = rounds } }, 1);
        Assert.Equal(rounds > 0, records[0].Has("dynamic_sampling/rounds"));
        Assert.Equal(rounds == 0, records[0].Has("loss/policy"));
        Assert.False(moved);
        Assert.True(records[0].Has("kl_to_base_sampled") && records[0].Has("kl_coefficient"));
        if (rounds == 0) return;
        Assert.Equal((2.0, 0.0), (records[0]["dynamic_sampling/rounds"], records[0]["dynamic_sampling/filled_fraction"]));
        Assert.Contains(warnings, w =>
            w.StartsWith("RL step 1: after 2 rounds every group still has equal rewards", StringComparison.Ordinal));
    }

    [Fact]
    public void Dynamic_sampling_that_finds_enough_learns_from_a_full_batch()
    {
        var (records, _, moved) = Run(Tiny.Config.Rl with { Algorithm = RlAlgorithm.Grpo,
            Sampling = Tiny.Config.Rl.Sampling with { DynamicSamplingRounds = 50 } }, 1, new() { TokenCost = 0.01 });
        Assert.Equal(1, records[0]["dynamic_sampling/filled_fraction"]);
        Assert.True(moved);
    }

    /// <summary>
    /// Steps of a policy with random weights, which answers nothing right and rarely ends; only a token's cost tells its responses apart.
    /// </summary>
    private static (MetricsRecord[] Records, IReadOnlyList<string> Warnings, bool Moved) Run(
        RlOptions rl, int steps, RewardOptions? reward = null)
    {
        var config = Tiny.Config with { Rl = rl, Reward = reward ?? new() };
        using var policy = Tiny.Policy();
        using var reference = Tiny.Policy();
        var heard = new Warnings();
        var judge = new RewardFunction(
            config.Reward, new Grader(Tiny.Data.Formats, Tiny.Data.Tokenizer, rl.Sampling.Truncation), Judges.None);
        using var trainer = new RlTrainer(config.Rl, config.Experiment.Seed, Tiny.Data, policy, reference, judge, heard);
        var records = Enumerable.Range(0, steps).Select(step => new MetricsRecord("rl", step + 1)).ToArray();
        for (var step = 0; step < steps; step++) trainer.Step(step, records[step]);
        return (records, heard.Messages, PolicyWeights.Hash(policy) != PolicyWeights.Hash(reference));
    }
}
