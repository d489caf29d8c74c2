using RLCollapse.Rl;
using RLCollapse.Stages;

namespace RLCollapse.Tests.Stages;

public sealed class RunConfigTests
{
    private static readonly RlOptions Cool = Tiny.Config.Rl with
    {
        Sampling = Tiny.Config.Rl.Sampling with { Temperature = 0.5, MaxNewTokens = 12 },
    };

    [Fact]
    public void A_stage_of_RL_is_probed_as_it_samples_and_another_as_the_stage_of_RL_before_it()
    {
        var config = Tiny.Then("end", "supervised", new SupervisedOptions(), Tiny.Then("again", "rl", Cool,
            Tiny.Then("recovery", "supervised", new SupervisedOptions())));

        Assert.Equal([1, 1, 1, 0.5, 0.5], config.Stages.Select(stage => config.ProbesOf(stage).Rl.Sampling.Temperature));
        Assert.Equal([24, 24, 24, 12, 12], config.Stages.Select(stage => config.ProbesOf(stage).Rl.Sampling.MaxNewTokens));
    }

    [Fact]
    public void Before_all_RL_a_stage_is_probed_as_the_first_of_RL_will_be()
    {
        var config = Tiny.Then("again", "rl", Cool, Tiny.Then("more", "supervised", new SupervisedOptions(),
            Tiny.Config with { Stages = ["pretraining"] }));

        Assert.Equal(["pretraining", "more", "again"], config.Stages);
        Assert.Equal(Cool, config.ProbesOf("more").Rl);
    }

    [Fact]
    public void Without_RL_a_stage_is_probed_as_section_rl_says()
    {
        var config = Tiny.Then("more", "supervised", new SupervisedOptions(), Tiny.Config with { Stages = ["pretraining"] });

        Assert.Equal(config.Rl, config.ProbesOf("more").Rl);
    }
}
