using RLCollapse.Analysis.Metrics;
using RLCollapse.Analysis.Results;

namespace RLCollapse.Tests.Analysis.Metrics;

public sealed class HomogeneityMetricsTests
{
    private static readonly double[] Apart = [0, 0.5, 0.5], Together = [0, 0.5, 0];

    [Theory]
    [InlineData("homogeneity/inter@first", 0)]
    [InlineData("homogeneity/inter", 0.5)]
    [InlineData("gain(homogeneity/inter)", 0.5)]
    [InlineData("homogeneity/intra@last", 0.75)]
    public void It_is_of_answers_that_fit_in_the_base_or_at_the_end(string metric, double expected) =>
        Assert.Equal(expected, RunMetric.Parse(metric).Across!([Run([0.5, 0.25, 0], Apart), Run([0.5, 0, 0.1], Together)]), 1e-12);

    [Fact]
    public void Of_one_run_or_of_runs_that_were_asked_other_questions_there_is_none()
    {
        var metric = RunMetric.Parse("homogeneity/inter");
        Assert.Equal(double.NaN, metric.Of(Run(Apart, Apart)));
        Assert.Equal(double.NaN, metric.Across!([Run(Apart, Apart)]));
        Assert.Equal(double.NaN, metric.Across!([Run(Apart, Apart), Run(Apart, Apart, "another ?")]));
        Assert.Equal(double.NaN, metric.Across!([Run(Apart, Apart), Run(Apart, Apart), Without()]));
    }

    private static RunData Run(double[] first, double[] last, string question = "which ?") => Without() with
    {
        Answers = new(() => new("name", ["a", "b", "c"], [new(question, [false, true, true], [0, 0.5, 0.5])],
            [new(0, "rl", [first]), new(9, "rl", [last])])),
    };

    private static RunData Without()
    {
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(1)], _ => new("python", 0.9));
        return RunData.Load(sweep.RunFolder(0));
    }
}
