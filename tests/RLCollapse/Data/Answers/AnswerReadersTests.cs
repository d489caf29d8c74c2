using System.Diagnostics;
using RLCollapse.Data.Answers;

namespace RLCollapse.Tests.Data.Answers;

public sealed class AnswerReadersTests
{
    [Theory]
    [InlineData("after: ####", "First 3.\n#### 1,042\n", 1_042)]
    [InlineData("after: ####", "#### 1\n#### 2", 2)]
    [InlineData("after: Answer:", "Answer: 7", 7)]
    [InlineData("boxed", @"so \boxed{12}, no, \boxed{$13$}", 13)]
    [InlineData("last-number", "2 and 3 make 5.", 5)]
    [InlineData("whole", " 42 ", 42)]
    [InlineData("execute: python", "v1=48/2\nv2=48+24\nprint(v2)", 72)]
    [InlineData("execute: python", "print(1/3*30)", 10)]
    [InlineData("execute: python", "print(2/3*90)", 60)]
    [InlineData(@"pattern: is ([0-9]+)", "it is 4, no, it is 5 of 9", 5)]
    [InlineData(@"pattern: [0-9]+", "4 of 9", 9)]
    public void An_answer_is_read(string reads, string response, long answer) =>
        Assert.Equal(answer, AnswerReaders.Of(reads).Read(response));

    [Theory]
    [InlineData("after: ####", "42")]
    [InlineData("after: ####", "#### ")]
    [InlineData("boxed", @"\boxed{12")]
    [InlineData("last-number", "none")]
    [InlineData("execute: python", "print(1/0)")]
    [InlineData("pattern: is ([0-9]+)", "is it?")]
    public void A_response_without_an_answer_has_none(string reads, string response) =>
        Assert.Null(AnswerReaders.Of(reads).Read(response));

    [Fact]
    public void Braces_in_a_box_are_counted() =>
        Assert.Equal(WrittenAnswer.IdOf(@"\frac{1}{2}"), AnswerReaders.Of("boxed").Read(@"\boxed{\frac{1}{2}}."));

    [Theory]
    [InlineData("last-nunber", "did you mean last-number?")]
    [InlineData("after", "after needs the text that an answer stands behind: write after: ####")]
    [InlineData("boxed: x", "boxed needs nothing behind it, found 'x'")]
    [InlineData("execute: ruby", "'ruby' is not run here")]
    [InlineData("pattern: (", "'(' is no regular expression")]
    [InlineData(@"pattern: (a)\1", "is no regular expression that is read here")]
    [InlineData("", "there is no way ''")]
    public void What_cannot_be_a_way_to_read_is_said(string reads, string problem) =>
        Assert.Contains(problem, Assert.Throws<FormatException>(() => AnswerReaders.Of(reads)).Message);

    [Fact]
    public void A_pattern_that_would_explode_elsewhere_is_matched_in_time()
    {
        var started = Stopwatch.GetTimestamp();
        Assert.Null(AnswerReaders.Of("pattern: ^(([a-z])+.)+[A-Z]([a-z])+$").Read(new string('a', 20_000)));
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(20)); // where backtracking takes for ever
    }
}
