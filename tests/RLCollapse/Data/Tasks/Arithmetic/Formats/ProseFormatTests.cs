using RLCollapse.Data.Tasks.Arithmetic.Formats;

namespace RLCollapse.Tests.Data.Tasks.Arithmetic.Formats;

public class ProseFormatTests
{
    private static readonly ProseFormat Format = new();

    [Fact]
    public void Renders_sentences() => Assert.Equal(
        "First 12 plus 7 is 19 . Then 19 minus 5 is 14 . Then 14 times 3 is 42 . Then 42 divided by 2 is 21 . The answer is 21 .",
        Format.Render(Samples.Fixed));

    [Theory]
    [InlineData("First 12 plus 7 is 18 . The answer is 99 .", 99)]
    [InlineData("First 0 times 0 is 0 . The answer is 0 .", 0)]
    [InlineData("First 12 plus 7 is 19 . Then 3 minus 5 is 14 . The answer is 14 .", 14)]
    public void The_stated_answer_counts(string text, long expected)
    {
        Assert.True(Format.TryParse(text, out var answer));
        Assert.Equal(expected, answer);
    }

    [Theory]
    [InlineData("The answer is 14 .")]
    [InlineData("First The answer is 14 .")]
    [InlineData("First 12 plus 7 is 19 . The answer is 19")]
    [InlineData("First 12 plus 7 is 19 . The answer is .")]
    [InlineData("First 12 plus 7 is 19 . The answer is 019 .")]
    [InlineData("First 12 plus 7 is 19 . The answer is - 19 .")]
    [InlineData("First 12 plus 7 is 19 . The answer is 1 9 .")]
    [InlineData("First 12 plus 7 is 19 . Then The answer is 19 .")]
    [InlineData("First 12 plus 7 is 19 . First 12 plus 7 is 19 . The answer is 19 .")]
    [InlineData("First 12 divided 2 is 6 . The answer is 6 .")]
    [InlineData("First 12 by 2 is 6 . The answer is 6 .")]
    [InlineData("First 12 plus x is 19 . The answer is 19 .")]
    [InlineData("First 12 plus 7 is 19 . The answer is 19 . The answer is 19 .")]
    [InlineData("First 12 plus 7 is 19 . The answer is 1234567890123456 .")]
    public void Other_forms_are_refused(string text) => Assert.False(Format.TryParse(text, out _));
}
