using RLCollapse.Model;
using RLCollapse.Runs;
using RLCollapse.Stages;

namespace RLCollapse.Tests.Stages;

public sealed class RecoveryTests
{
    [Fact]
    public void It_trains_as_pretraining_does_at_a_constant_rate_of_its_own()
    {
        var config = Tiny.Config with { Recovery = new() { Steps = 7, LearningRate = 0.01, WarmupSteps = 3 } };

        Assert.Equal(
            config.Pretraining with { Steps = 7, LearningRate = 0.01, WarmupSteps = 3, Schedule = LearningRateShape.Constant },
            Recovery.Options(config));
    }

    [Fact]
    public void It_lowers_the_loss_on_the_mixture()
    {
        var config = Tiny.Config with { Recovery = new() { Steps = 30, LearningRate = 0.01 } };
        using var policy = Tiny.Policy();
        using var recovery = new Recovery(config, policy, Tiny.Data);
        var records = Enumerable.Range(0, 30).Select(step =>
        {
            var record = new RLCollapse.Runs.MetricsRecord(Recovery.Phase, step + 1);
            recovery.Step(step, record);
            return record;
        }).ToList();

        Assert.All(records, record => Assert.Equal(0.01, record["learning_rate"]));
        Assert.True(records[^1]["loss/train"] < 0.7 * records[0]["loss/train"]);
        Assert.True(recovery.Clock.Tokens > 30 * config.Pretraining.BatchSize);
    }
}
