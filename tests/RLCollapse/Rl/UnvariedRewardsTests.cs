using RLCollapse.Rl;

namespace RLCollapse.Tests.Rl;

public sealed class UnvariedRewardsTests
{
    private static readonly RlOptions Options = new() { Prompts = 12, Epochs = 2, Sampling = new() { PromptsPerStep = 4 } };

    [Theory]
    [InlineData(0, "every response of the first 3 steps of rl has earned 0, so there is nothing to learn from: pretrain longer")]
    [InlineData(1, "every response of the first 3 steps of rl has earned 1, so there is nothing to learn from: the problems are too easy")]
    public void An_epoch_of_equal_rewards_is_warned_of_once(double reward, string warning)
    {
        var heard = After(Options, [reward, reward, reward, reward, reward, reward]);

        Assert.Equal([true, true, false, true, true, true], heard.Select(message => message is null));
        Assert.StartsWith(warning, heard[2]);
    }

    [Fact]
    public void One_reward_that_differs_is_enough_to_learn_from() => Assert.All(After(Options, [0, 0.5, 0, 0, 0, 0]), Assert.Null);

    [Fact]
    public void A_stage_shorter_than_an_epoch_is_looked_at_whole() =>
        Assert.NotNull(After(Options with { Epochs = 0.67 }, [0, 0])[1]);

    private static string?[] After(RlOptions options, double[] rewards)
    {
        var unvaried = new UnvariedRewards(options, "rl");
        return [.. rewards.Select(reward => unvaried.After([Exercise.Paying(reward), Exercise.Paying(reward)]))];
    }
}
