using RLCollapse.Benchmarks;
using RLCollapse.Evaluation;
using RLCollapse.Stages;

namespace RLCollapse.Tests.Evaluation;

public sealed class ProbePlanTests
{
    [Theory]
    [InlineData(1, 14)]
    [InlineData(64, 14)]
    [InlineData(1000, 1)]
    public void BeginsAtZeroAndEndsAtTheEnd(int total, int probes)
    {
        foreach (var schedule in Enum.GetValues<ProbeSchedule>())
        {
            var steps = ProbePlan.Steps(total, probes, schedule);
            Assert.Equal(0, steps.Min());
            Assert.Equal(total, steps.Max());
            Assert.InRange(steps.Count, 2, probes + 1);
        }
    }

    [Fact]
    public void EachStageOfARunHasAPlanOfItsOwn()
    {
        var config = Tiny.Config with { Rl = new() { Prompts = 81, PromptsPerStep = 1 }, Tracking = new() { Probes = 4 } };
        var after = config with { Rl = config.Rl with { Kl = new() { After = new() { Epochs = 1 } } }, Recovery = new() { Steps = 16 } };

        Assert.Equal([0, 3, 9, 27, 81], ProbePlan.Steps(config).Order());
        Assert.Equal([0, 3, 9, 27, 81, 84, 90, 108, 162, 164, 166, 170, 178], ProbePlan.Steps(after).Order());
    }

    [Fact]
    public void LogSpacingIsDenseEarly() => Assert.Equal([0, 3, 9, 27, 81], ProbePlan.Steps(81, 4, ProbeSchedule.Log));
}
