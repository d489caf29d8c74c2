using RLCollapse.Analysis.Metrics;
using RLCollapse.Analysis.Results;

namespace RLCollapse.Tests.Analysis.Metrics;

public sealed class AtKlTests
{
    private static readonly Series Distances = new([0, 0.5, 1, 2], [0, 0.4, 1.2, 0.8]);
    private static readonly Series Values = new([0, 0.5, 1, 2], [0.3, 0.5, 0.9, 0.7]);

    [Theory]
    [InlineData(0.2, 0.4)]
    [InlineData(0.4, 0.5)]
    [InlineData(0.8, 0.7)] // the first time, on the way up
    [InlineData(1.3, double.NaN)]
    public void It_is_read_where_the_distance_is_first_reached(double nats, double expected) =>
        Assert.Equal(expected, AtKl.Of(Distances, Values, nats), 12);

    [Fact]
    public void A_metric_that_was_not_measured_there_is_not_known() =>
        Assert.Equal(double.NaN, AtKl.Of(Distances, new([0.5, 2], [1, 2]), 0.8));

    [Fact]
    public void A_run_tells_it()
    {
        // the KL of such a run is 1 at step 10 and 2 at step 20
        using var sweep = new SyntheticSweep([SyntheticSweep.Seeds(1)], _ => new("python", 0.97, Accuracy: 0.8));
        var run = sweep.Load().Runs[0].Data;

        Assert.Equal(0.7, RunMetric.Parse("at_kl(accuracy, 1.5)").Of(run), 9);
        Assert.Equal(double.NaN, RunMetric.Parse("at_kl(accuracy, 3)").Of(run));
    }

    [Theory]
    [InlineData("at_kl(accuracy)", "at_kl takes a key and a KL above 0")]
    [InlineData("at_kl(accuracy, none)", "at_kl takes a key and a KL above 0")]
    [InlineData("at_kl(acuracy, 1)", "did you mean accuracy?")]
    public void Mistakes_are_explained(string text, string reason)
    {
        Assert.False(RunMetric.TryParse(text, out _, out var error));
        Assert.Contains(reason, error);
    }
}
