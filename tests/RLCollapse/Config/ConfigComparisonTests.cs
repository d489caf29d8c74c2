using RLCollapse.Config;
using RLCollapse.Rl;
using RLCollapse.Stages;

namespace RLCollapse.Tests.Config;

public sealed class ConfigComparisonTests
{
    private static readonly RunConfig Before = Tiny.Then("again", "rl", new RlOptions());

    [Fact]
    public void A_config_does_not_differ_from_itself() => Assert.Empty(ConfigComparison.Changes(Before, Before));

    [Fact]
    public void Values_lists_maps_and_options_of_named_sections_are_compared()
    {
        var after = Tiny.Then("again", "rl", new RlOptions { Kl = new() { Coefficient = 0.5 } }) with
        {
            Experiment = Tiny.Config.Experiment with { Seed = 3, Threads = 2 },
            Data = Tiny.Config.Data with { Noise = new Dictionary<string, double> { ["prose"] = 0.1 } },
            Tracking = Tiny.Config.Tracking with { PassAtK = [1] },
            Output = new(),
        };

        Assert.Equal(
        [
            new("experiment.seed", "0", "3"),
            new("data.noise", "", "prose: 0.1"),
            new("tracking.passAtK", "1, 4", "1"),
            new("again.kl.coefficient", "0", "0.5"),
        ], ConfigComparison.Changes(Before, after)); // threads and output are outside identity
    }

    [Fact]
    public void A_named_section_of_another_kind_or_gone_is_one_change()
    {
        var other = Tiny.Then("again", "supervised", new SupervisedOptions());
        Assert.Equal([new("again.kind", "rl", "supervised")], ConfigComparison.Changes(Before, other));
        Assert.Equal(
            [new("stages", "pretraining, rl, again", "pretraining, rl"), new("again.kind", "rl", "")],
            ConfigComparison.Changes(Before, Tiny.Config));
    }

    [Fact]
    public void Sections_that_only_the_second_config_names_are_left_out() =>
        Assert.Equal(["stages"], ConfigComparison.Changes(Tiny.Config, Before).Select(change => change.Path));
}
