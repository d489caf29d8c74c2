using RLCollapse.Stages;

namespace RLCollapse.Tests.Stages;

public sealed class CautionsTests : IDisposable
{
    private readonly ConfigFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("rl.epochs = 1 over 42 prompts, 4 a step, makes 10.5 steps, of which 10 are taken: 0.95 epochs.", "rl.prompts=42")]
    [InlineData("rl.epochs = 1.5 over 40 prompts, 16 a step, makes 3.75 steps, of which 4 are taken: 1.6 epochs.", "rl.epochs=1.5",
        "rl.sampling.promptsPerStep=16")]
    [InlineData("every reward is 0", "reward.correctness=0", "reward.executionFailureRate=0.5")]
    [InlineData("no response can be whole", "rl.sampling.maxNewTokens=2")]
    [InlineData("reward.command.run names 'nofile.py', and there is no such file", "reward.terms.command=1",
        "reward.command.run=[\"python3\",\"-u\",\"nofile.py\"]")]
    [InlineData("rl.kl.estimator=k2 with rl.kl.placement=reward", "rl.kl.estimator=k2")]
    public void What_does_not_do_what_it_seems_to_is_said(string caution, params string[] overrides) =>
        Assert.Contains(caution, Assert.Single(Of(overrides)));

    [Theory]
    [InlineData]
    [InlineData("reward.correctness=0", "reward.tokenCost=0.01")]
    [InlineData("reward.correctness=0", "reward.terms.format-rarity=1")]
    [InlineData("reward.correctness=0", "rl.epochs=0")]
    public void What_does_is_not(params string[] overrides) => Assert.Empty(Of(overrides));

    [Fact]
    public void Formats_without_room_for_any_solution_are_named_with_what_they_need()
    {
        var caution = Assert.Single(Of(["rl.sampling.maxNewTokens=12"]));

        Assert.Matches(@"below the shortest solution, its end included, of .*python \([0-9]+\).*: none of theirs can be whole", caution);
        Assert.DoesNotContain("terse", caution);
    }

    private string[] Of(string[] overrides)
    {
        var config = _folder.Load(ExperimentFolder.TinyConfig, overrides);
        Assert.Equal([], config.Issues);
        return [.. Cautions.Of(config.Config, Preflight.Data(config.Config))];
    }
}
