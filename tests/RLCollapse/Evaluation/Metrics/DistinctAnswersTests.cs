using RLCollapse.Data.Tasks.Names;
using RLCollapse.Evaluation.Metrics;

namespace RLCollapse.Tests.Evaluation.Metrics;

public sealed class DistinctAnswersTests
{
    [Fact]
    public void Answers_that_do_not_fit_are_distinct_but_of_no_use()
    {
        var (fitting, question) = (TinyNames.Fitting(), TinyNames.Question());
        var wrong = Enumerable.Range(0, NameWords.Things.Count).First(thing => !fitting.Contains(thing));
        var masses = new double[NameWords.Things.Count];
        (masses[fitting[0]], masses[fitting[1]], masses[wrong]) = (0.5, 0.2, 0.3);
        var record = TinyNames.Measured(DistinctAnswers.Metric, TinyNames.InFirstFormat(masses));

        Assert.Equal(["distinct@1", "distinct_valid@1", "unique_valid@1", "utility@1", "distinct@4", "distinct_valid@4", "unique_valid@4",
            "utility@4"], record.Values.Keys);
        Assert.Equal((1, 0.7), (Math.Round(record["distinct@1"], 12), Math.Round(record["distinct_valid@1"], 12)));
        Assert.Equal(3 - Math.Pow(0.5, 4) - Math.Pow(0.8, 4) - Math.Pow(0.7, 4), record["distinct@4"], 1e-12);
        Assert.Equal(2 - Math.Pow(0.5, 4) - Math.Pow(0.8, 4), record["distinct_valid@4"], 1e-12);
        Assert.Equal(record["distinct_valid@4"] / 4, record["unique_valid@4"], 1e-12);
        Assert.Equal((0.5 * question.Quality(fitting[0])) + (0.2 * question.Quality(fitting[1])), record["utility@1"], 1e-12);
        Assert.InRange(record["utility@4"], 0, record["utility@1"]);
    }
}
