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
        var short2 = PromptSupply.List(Data.Train, Config.Rl with { Prompts = 200 });

        Assert.All(short2, problem => Assert.Equal(2, problem.Difficulty));
        Assert.Equal(Data.Train.Count(problem => problem.Difficulty == 2), short2.Count);
        Assert.Equal(Data.Train, PromptSupply.List(Data.Train, Tiny.Config.Rl with { Prompts = 200 }));
        Assert.Equal(Data.Train.Take(7), PromptSupply.List(Data.Train, Tiny.Config.Rl with { Prompts = 7 }));
    }

    [Theory]
    [InlineData(0.1, 9, 19, 29)]
    [InlineData(0.3, 3, 6, 9, 13, 16, 19, 23, 26, 29)]
    [InlineData(0.5, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29)]
    public void A_share_of_long_problems_is_spread_evenly(double share, params int[] places)
    {
        var rl = Config.Rl with { Prompts = 30, LongProblemShare = share };
        var list = PromptSupply.List(Data.Train, rl);

        Assert.Equal(places, list.Index().Where(at => at.Item.Difficulty > 2).Select(at => at.Index));
        Assert.Equal(Data.Train.Where(problem => problem.Difficulty == 2).Take(30 - places.Length), list.Where(p => p.Difficulty == 2));
        Assert.Equal(Data.Train.Where(problem => problem.Difficulty > 2).Take(places.Length), list.Where(p => p.Difficulty > 2));
    }

    [Fact]
    public void Too_few_long_problems_are_a_user_error()
    {
        var rl = Config.Rl with { Prompts = 190, LongProblemShare = 0.9 };

        var message = Assert.Throws<UserErrorException>(
            () => PromptSupply.Require(Data, Config.Data, rl, "rl", Config.Tracking.ProbePrompts)).Message;
        Assert.Matches("rl.prompts = 190 takes 171 of them, but of the 200 training problems only [0-9]+ have more than", message);
    }

    [Fact]
    public void A_share_of_long_problems_without_a_length_is_a_contradiction() => Assert.Contains("rl.longProblemShare", string.Join(' ',
        (Config with { Rl = Config.Rl with { MaxProblemSteps = 0, LongProblemShare = 0.1 } })
        .Validate(new(Config)).SelectMany(found => found.MemberNames)));

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
