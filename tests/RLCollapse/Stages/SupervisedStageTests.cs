using RLCollapse.Model;
using RLCollapse.Runs;
using RLCollapse.Stages;

namespace RLCollapse.Tests.Stages;

public sealed class SupervisedStageTests
{
    [Fact]
    public void It_trains_as_pretraining_does_at_a_constant_rate_of_its_own() => Assert.Equal(
        Tiny.Config.Pretraining with { Steps = 7, LearningRate = 0.01, WarmupSteps = 3, Schedule = LearningRateShape.Constant },
        SupervisedStage.Options(new() { Steps = 7, LearningRate = 0.01, WarmupSteps = 3 }, Tiny.Config.Pretraining));

    [Fact]
    public void A_set_of_its_own_is_what_it_passes_over()
    {
        var config = Tiny.Then("tuning", "supervised", new SupervisedOptions { Steps = 5, Set = new() { Examples = 20 } });
        using var policy = Tiny.Policy();
        using var stage = config.OwnStages[^1].Begin(Contexts.Of(config, policy));

        Assert.Equal(5 * config.Pretraining.BatchSize / 20.0, stage.EpochAt(5));
    }

    [Fact]
    public void It_lowers_the_loss_on_the_mixture()
    {
        var config = Tiny.Then("recovery", "supervised", new SupervisedOptions { Steps = 30, LearningRate = 0.01 });
        using var policy = Tiny.Policy();
        using var stage = config.OwnStages[^1].Begin(Contexts.Of(config, policy));
        var records = Enumerable.Range(0, 30).Select(step =>
        {
            var record = new MetricsRecord("recovery", step + 1);
            Assert.True(stage.Step(step, record) > config.Pretraining.BatchSize);
            return record;
        }).ToList();

        Assert.All(records, record => Assert.Equal(0.01, record["learning_rate"]));
        Assert.True(records[^1]["loss/train"] < 0.7 * records[0]["loss/train"]);
    }
}
