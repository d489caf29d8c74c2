using RLCollapse.Evaluation;

namespace RLCollapse.Tests.Evaluation;

public sealed class ProbePlanTests
{
    [Theory]
    [InlineData(1, 14)]
    [InlineData(64, 14)]
    [InlineData(1000, 1)]
    public void Begins_at_zero_and_ends_at_the_end(int total, int probes)
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
    public void Log_spacing_is_dense_early() => Assert.Equal([0, 3, 9, 27, 81], ProbePlan.Steps(81, 4, ProbeSchedule.Log));
}
