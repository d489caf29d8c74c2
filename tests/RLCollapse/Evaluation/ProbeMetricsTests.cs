using RLCollapse.Evaluation.Metrics;
using RLCollapse.Rewards;
using RLCollapse.Runs;

namespace RLCollapse.Tests.Evaluation;

public sealed class ProbeMetricsTests
{
    [Fact]
    public void Accuracy_is_counted_by_the_steps_of_each_prompt()
    {
        var record = new MetricsRecord("rl", 0);
        AccuracyBySteps.Write(record, [3, 2, 3], [.. "100111".Select(c => new Outcome(0, 1, c == '1', 0))]);

        Assert.Equal((0.5, 0.75), (record["accuracy_by_steps/2"], record["accuracy_by_steps/3"])); // 01 and 10, 11
    }

    [Fact]
    public void Distinct_responses_are_right_ones_and_wrong_ones()
    {
        var record = new MetricsRecord("rl", 0);
        int[][] responses = [[1], [1], [2], [3], [4, 5], [45], [4, 5], [4, 5]];
        DistinctResponses.Write(record, responses, [.. "11100000".Select(c => new Outcome(0, 1, c == '1', 0))], 4);

        Assert.Equal((1, 1.5), (record["distinct_right"], record["distinct_wrong"])); // {1, 2}, {} and {3}, {4 5, 45}
    }

    [Fact]
    public void One_length_is_no_comparison()
    {
        var record = new MetricsRecord("rl", 0);
        AccuracyBySteps.Write(record, [2, 2], [.. "10".Select(c => new Outcome(0, 1, c == '1', 0))]);

        Assert.False(record.Has("accuracy_by_steps/2"));
    }
}
