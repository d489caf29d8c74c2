using RLCollapse.Rewards;
using RLCollapse.Runs;
using RLCollapse.Tracking;

namespace RLCollapse.Tests.Tracking;

public sealed class ProbeNumbersTests
{
    [Fact]
    public void Accuracy_is_counted_by_the_steps_of_each_prompt()
    {
        var record = new MetricsRecord("rl", 0);
        ProbeNumbers.WriteAccuracyBySteps(record, [3, 2, 3], [.. "100111".Select(c => new Judgement(0, 1, c == '1', 0))]);

        Assert.Equal((0.5, 0.75), (record["accuracy_by_steps/2"], record["accuracy_by_steps/3"])); // 01 and 10, 11
    }

    [Fact]
    public void One_length_is_no_comparison()
    {
        var record = new MetricsRecord("rl", 0);
        ProbeNumbers.WriteAccuracyBySteps(record, [2, 2], [.. "10".Select(c => new Judgement(0, 1, c == '1', 0))]);

        Assert.False(record.Has("accuracy_by_steps/2"));
    }
}
