using RLCollapse.Data;
using RLCollapse.Runs;

namespace RLCollapse.Tests.Data;

public class FormatClassifierTests
{
    private static readonly IReadOnlyList<IOutputFormat> Formats = OutputFormats.Select(OutputFormats.Names);

    [Fact]
    public void EverySolutionHasItsOwnLabelAndFitsNoOtherFormat()
    {
        foreach (var problem in Samples.Problems)
        {
            for (var f = 0; f < Formats.Count; f++)
            {
                var text = Formats[f].Render(problem);
                Assert.Equal(new Classification(f, problem.Answer), FormatClassifier.Classify(text, Formats));
                Assert.Single(Formats, format => format.TryParse(text, out _));
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("def")]
    [InlineData("$")]
    [InlineData("Answers : 14")]
    [InlineData("definitely : 14")]
    [InlineData("the answer is 14")]
    [InlineData("Let me define a default : First 12 plus 7 is 19 . The answer is 19 .")]
    [InlineData("Answer : 14 Answer : 14")]
    public void WhatFitsNoGrammarIsMalformed(string text)
    {
        var label = FormatClassifier.Classify(text, Formats);
        Assert.True(label.IsMalformed);
        Assert.Null(label.Answer);
    }

    [Fact]
    public void AnUntrackedFormatIsMalformed() =>
        Assert.True(FormatClassifier.Classify("Answer : 14", OutputFormats.Select(["python", "prose"])).IsMalformed);

    [Fact]
    public void SharesSumToOne()
    {
        var random = new Seed(5).Generator();
        var counts = new int[Formats.Count + 1];
        for (var i = 0; i < 2_000; i++)
        {
            var text = random.Pick(Formats).Render(random.Pick(Samples.Problems));
            var length = random.NextInt(0, text.Length);
            var label = FormatClassifier.Classify(random.NextInt(0, 1) == 0 ? text : text[..length], Formats);
            counts[label.FormatIndex + 1]++;
            Assert.Equal(label.IsMalformed, label.Answer is null);
        }

        Assert.All(counts, count => Assert.NotEqual(0, count));
        Assert.Equal(1.0, counts.Sum(count => count / 2_000.0), 12);
    }
}
