using RLCollapse.Data;
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

    [Fact]
    public void Members_of_a_seed_have_one_world_and_corpora_drawn_apart()
    {
        var (first, other) = (Preflight.CreateData(Member(0)), Preflight.CreateData(Member(1)));
        var prompts = other.Train.ToDictionary(problem => problem.Prompt);

        Assert.All(first.Train, problem => Assert.Equal(Law(problem), Law(prompts[problem.Prompt])));
        Assert.Equal(first.Test.Select(problem => problem.Prompt), other.Test.Select(problem => problem.Prompt));
        Assert.NotEqual(first.Train.Select(problem => problem.Prompt), other.Train.Select(problem => problem.Prompt));
        Assert.NotEqual(Member(0).Experiment.Draws, Member(1).Experiment.Draws);
    }

    [Fact]
    public void Members_have_corpora_of_one_law_or_each_of_its_own()
    {
        Assert.Equal(FirstLaw(Member(0, jitterSeed: 0)), FirstLaw(Member(1, jitterSeed: 0)));
        Assert.NotEqual(FirstLaw(Member(0, jitterSeed: -1)), FirstLaw(Member(1, jitterSeed: -1)));
        Assert.Equal(FirstLaw(Member(1, jitterSeed: 1)), FirstLaw(Member(1, jitterSeed: -1)));

        double[] FirstLaw(RunConfig config) => Law(Preflight.CreateData(config).Test[0]);
    }

    private static RunConfig Member(int member, int jitterSeed = 0) => new()
    {
        Experiment = new() { Seed = 3, Member = member },
        Data = new()
        {
            Domain = ProblemDomain.Names,
            Formats = ["perhaps", "how"],
            Problems = new() { Train = 672, Test = 24 },
            TokenBudget = 2_000,
            Names = new() { Jitter = 1, JitterSeed = jitterSeed },
        },
    };

    private static double[] Law(Problem problem) => [.. ((IOpenQuestion)problem).Law];
}
