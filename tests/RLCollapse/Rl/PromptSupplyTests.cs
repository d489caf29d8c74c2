using RLCollapse.Common;
using RLCollapse.Data;
using RLCollapse.Rl;
using RLCollapse.Stages;

namespace RLCollapse.Tests.Rl;

public sealed class PromptSupplyTests
{
    private static readonly RunConfig Config = Tiny.Config with
    {
        Data = Tiny.Config.Data with { Problems = new() { Train = 200, Test = 64 } },
        Rl = Tiny.Config.Rl with { MaxProblemSteps = 2 },
        Tracking = Tiny.Config.Tracking with { ProbePrompts = 64 },
    };

    private static readonly Dataset Data = DatasetFactory.Create(Config.Data, 0);

    [Fact]
    public void Only_short_problems_are_eligible_and_all_of_them_without_a_limit()
    {
        var short2 = PromptSupply.Eligible(Data.Train, Config.Rl).ToList();

        Assert.All(short2, problem => Assert.Equal(2, problem.Difficulty));
        Assert.Equal(Data.Train.Count(problem => problem.Difficulty == 2), short2.Count);
        Assert.Equal(Data.Train, PromptSupply.Eligible(Data.Train, Tiny.Config.Rl));
    }

    [Fact]
    public void Enough_of_everything_is_taken() => PromptSupply.Require(Data, Config.Data, Config.Rl, "rl", Config.Tracking.ProbePrompts);

    [Theory]
    [InlineData(150, 64, "rl.prompts = 150, but of the 200 training problems only")]
    [InlineData(16, 8, "Of the 8 problems that are probed only")]
    public void Too_few_problems_are_a_user_error(int prompts, int probed, string message)
    {
        var config = Config with { Rl = Config.Rl with { Prompts = prompts }, Tracking = Config.Tracking with { ProbePrompts = probed } };

        Assert.StartsWith(message, Assert.Throws<UserErrorException>(
            () => PromptSupply.Require(Data, config.Data, config.Rl, "rl", config.Tracking.ProbePrompts)).Message);
        PromptSupply.Require(Data, config.Data, config.Rl with { MaxProblemSteps = 0 }, "rl", config.Tracking.ProbePrompts);
    }
}
