using System.Diagnostics;
using RLCollapse.Common;
using RLCollapse.Data;
using RLCollapse.Grading;

namespace RLCollapse.Tests.Grading;

public class FormatClassifierTests
{
    private static readonly IReadOnlyList<IOutputFormat> Formats =
        OutputFormats.Select(OutputFormats.NamesOf(ProblemDomain.Arithmetic), ProblemDomain.Arithmetic);

    [Fact(DisplayName = "Row 20: labels are exclusive: a solution fits its own grammar and no other")]
    public void Every_solution_has_its_own_label_and_fits_no_other_format()
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

    [Theory(DisplayName = "Row 20: what fits no grammar is malformed, and 'default' or 'define' in a text makes no code of it")]
    [InlineData("")]
    [InlineData("def")]
    [InlineData("$")]
    [InlineData("Answers : 14")]
    [InlineData("definitely : 14")]
    [InlineData("the answer is 14")]
    [InlineData("Let me define a default : First 12 plus 7 is 19 . The answer is 19 .")]
    [InlineData("Answer : 14 Answer : 14")]
    public void What_fits_no_grammar_is_malformed(string text)
    {
        var label = FormatClassifier.Classify(text, Formats);
        Assert.True(label.IsMalformed);
        Assert.Null(label.Answer);
    }

    [Fact]
    public void An_untracked_format_is_malformed()
    {
        var others = OutputFormats.Select(["python", "prose"], ProblemDomain.Arithmetic);
        Assert.True(FormatClassifier.Classify("Answer : 14", others).IsMalformed);
    }

    [Theory(DisplayName = "Row 22: code that never ends, recurses or grows without bound is malformed, quickly")]
    [InlineData("while 1 : a = 1 end ;")]
    [InlineData("a = 2 ** 999999999999999 ;")]
    [InlineData("def f ( a ) : return f ( a + 1 ) ; a = f ( 0 ) ;")]
    [InlineData("a = 999999999999999 ; a *= a ;")]
    public void Runaway_code_is_malformed(string code)
    {
        var started = Stopwatch.GetTimestamp();
        Assert.True(FormatClassifier.Classify($"def solve ( ) : {code} return 14", Formats).IsMalformed);
        Assert.True(FormatClassifier.Classify($"<llm-code> {code} print ( 14 ) </llm-code>", Formats).IsMalformed);
        Assert.True(Stopwatch.GetElapsedTime(started).TotalSeconds < 2);
        Assert.False(FormatClassifier.Classify("<llm-code> a = 9 ; print ( 14 ) </llm-code>", Formats).IsMalformed);
    }

    [Fact(DisplayName = "Row 22: nesting without bound is malformed, quickly")]
    public void Runaway_nesting_is_malformed()
    {
        var deep = string.Concat(Enumerable.Repeat("( ", 20_000)) + "1" + string.Concat(Enumerable.Repeat(" )", 20_000));
        var started = Stopwatch.GetTimestamp();
        Assert.True(FormatClassifier.Classify($"def solve ( ) : return {deep}", Formats).IsMalformed);
        Assert.True(Stopwatch.GetElapsedTime(started).TotalSeconds < 2);
    }

    [Fact(DisplayName = "Row 20: the shares of all formats and of malformed sum to 1")]
    public void Shares_sum_to_one()
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
