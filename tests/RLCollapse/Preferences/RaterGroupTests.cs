using RLCollapse.Preferences;
using RLCollapse.Stages;

namespace RLCollapse.Tests.Preferences;

public sealed class RaterGroupTests : IDisposable
{
    private const string Learned = """{ "stages": ["pretraining", "reward-model", "rl"], "reward-model": {} }""";

    private readonly ConfigFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Without_groups_there_is_one_that_is_everybody()
    {
        var group = Assert.Single(RaterGroup.Of(new() { Noise = 0.2, Hidden = ["correct"] }));

        Assert.Equal(("", 1.0, 0.2, 2.0), (group.Name, group.Share, group.Noise, group.Likes["correct"]));
        Assert.Empty(group.Seen);
    }

    [Fact]
    public void A_group_has_what_all_like_but_for_what_is_its_own()
    {
        var groups = RaterGroup.Of(new()
        {
            Groups = new Dictionary<string, double> { ["many"] = 3, ["few"] = 1 },
            GroupLikes = new Dictionary<string, double> { ["few/taste"] = -1, ["few/correct"] = 4, ["many/taste"] = 1 },
            GroupNoise = new Dictionary<string, double> { ["few"] = 0.5 },
            Hidden = ["few/taste"],
        });

        Assert.Equal([("few", 0.25, 0.5), ("many", 0.75, 0)], groups.Select(group => (group.Name, group.Share, group.Noise)));
        Assert.Equal((4.0, -1.0), (groups[0].Likes["correct"], groups[0].Likes["taste"]));
        Assert.Equal(["correct"], groups[0].Seen.Keys);
        Assert.Equal((2.0, 1.0), (groups[1].Likes["correct"], groups[1].Seen["taste"]));
    }

    [Fact]
    public void Users_are_shared_out_to_the_last()
    {
        RaterGroup Of(double share) => new("", share, new Dictionary<string, double>(), new Dictionary<string, double>(), 0);

        Assert.Equal([0, 0, 1, 1, 1, 1, 2], RaterGroup.OfUsers([Of(0.25), Of(0.6), Of(0.15)], 7));
        Assert.Equal(Enumerable.Repeat(1, 21).Prepend(0).ToArray(), RaterGroup.OfUsers([Of(1 / 22.0), Of(21 / 22.0)], 22));
    }

    [Fact]
    public void Each_group_has_a_reward_model_of_its_own_and_of_the_groups_that_are_looked_for_too()
    {
        var pooled = Loaded("pooled");
        string?[] shared = [RunIdentity.HashOfBase(pooled), RunIdentity.HashOfRewardModel(pooled, null)];

        Assert.Equal(shared, RunIdentity.HashesOfShared(pooled));
        Assert.Equal(3, RunIdentity.HashesOfShared(Loaded("known")).Distinct().Count());
        Assert.Equal([0, 1, 2], Loaded("em", "reward-model.groups=3").RewardModelGroups);
        Assert.Equal(shared, RunIdentity.HashesOfShared(Loaded("pooled", "reward-model.groups=3")));
        Assert.Empty(RunIdentity.HashesOfShared(Loaded("known")).Intersect(RunIdentity.HashesOfShared(Loaded("em"))).Skip(1));
    }

    [Fact]
    public void A_reward_model_by_groups_needs_groups()
    {
        var issue = Assert.Single(_folder.Load(Learned, "reward-model.assign=known").Issues);

        Assert.Equal("reward-model.assign", issue.Path);
        Assert.Contains("needs raters of two groups at least", issue.Message);
    }

    [Theory]
    [InlineData("raters.groupLikes", "no group 'few' in groups, which is empty", "raters.groupLikes.few/taste=1")]
    [InlineData("raters.groupLikes", "no group 'fw' in groups; known: few, many", "raters.groups.few=1", "raters.groups.many=1",
        "raters.groupLikes.fw/taste=1")]
    [InlineData("raters.groupLikes", "no part of the reward with a weight 'tast'", "raters.groups.few=1", "raters.groupLikes.few/tast=1")]
    [InlineData("raters.groupNoise", "no group 'few'", "raters.groupNoise.few=1")]
    [InlineData("raters.hidden", "no part of the reward with a weight 'novelty-meaning'", "raters.hidden=novelty-meaning")]
    [InlineData("raters.groups", "every group is of nobody", "raters.groups.few=0")]
    [InlineData("raters.groups", "'few' is of nobody among 60 users", "raters.groups.few=1", "raters.groups.many=1000")]
    [InlineData("raters.hidden", "nobody there likes 'length'", "raters.hidden=length")]
    [InlineData("raters.groups", "is no name of a group", "raters.groups.a b=1")]
    [InlineData("raters.users", "1 are fewer than the groups", "raters.groups.few=1", "raters.groups.many=1", "raters.users=1")]
    public void What_cannot_hold_is_said_at_its_option(string path, string message, params string[] overrides)
    {
        var issue = Assert.Single(_folder.Load("{}", overrides).Issues);

        Assert.Equal(path, issue.Path);
        Assert.Contains(message, issue.Message);
    }

    private RunConfig Loaded(string assign, params string[] overrides) => _folder.Load(Learned,
        [$"reward-model.assign={assign}", "raters.groups.few=1", "raters.groups.many=4", .. overrides]).Config;
}
