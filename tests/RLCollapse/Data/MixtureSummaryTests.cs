using RLCollapse.Data;

namespace RLCollapse.Tests.Data;

public class MixtureSummaryTests
{
    [Fact]
    public void Counts_examples_and_tokens()
    {
        var dataset = new Dataset
        {
            Tokenizer = Samples.Tokenizer,
            Formats = OutputFormats.Select(["python", "terse", "prose"], ProblemDomain.Arithmetic),
            Train = [],
            Test = [],
            Pretraining = [new([5, 6], [7, 8, 1], 0), new([5], [1], 1), new([5], [7, 1], 0)],
            HeldOut = [],
        };

        var summary = MixtureSummary.Of(dataset);

        Assert.Equal((3, 10L), (summary.Examples, summary.Tokens));
        Assert.Equal(
            [new("python", 2, 5, 5.0 / 6, 2.0 / 3), new("terse", 1, 1, 1.0 / 6, 1.0 / 3), new("prose", 0, 0, 0, 0)], summary.Parts);
    }
}
