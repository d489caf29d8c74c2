using RLCollapse.Data.Answers;

namespace RLCollapse.Tests.Data.Answers;

public sealed class WrittenAnswerTests
{
    [Theory]
    [InlineData("$1,000", 1_000)]
    [InlineData("-3.0", -3)]
    [InlineData("0", 0)]
    public void A_whole_number_is_its_own_answer(string text, long answer) => Assert.Equal(answer, WrittenAnswer.IdOf(text));

    [Theory]
    [InlineData("0.50", ".5")]
    [InlineData("Blue  whale", " blue whale ")]
    [InlineData("$2.50", "2.5")]
    public void Answers_that_say_the_same_are_the_same(string one, string other) =>
        Assert.Equal(WrittenAnswer.IdOf(one), WrittenAnswer.IdOf(other));

    [Fact]
    public void Answers_that_are_no_whole_numbers_differ_from_each_other_and_from_whole_numbers()
    {
        string[] texts = ["0.5", "0.25", "1/2", "half", "one", "two", "9999999999999999999999", "-0.5"];
        long[] ids = [.. texts.Select(text => WrittenAnswer.IdOf(text)!.Value)];

        Assert.Equal(texts.Length, ids.Distinct().Count());
        Assert.All(ids, id => Assert.True(id < -(1L << 61)));
    }

    [Theory]
    [InlineData("$1,000", "1000")]
    [InlineData("-3.0", "-3")]
    [InlineData(" 12.50", "12.50")]
    [InlineData("Blue whale", "Blue whale")]
    public void People_see_digits_of_whole_numbers_and_else_what_was_written(string text, string shown) =>
        Assert.Equal(shown, WrittenAnswer.Shown(WrittenAnswer.IdOf(text), text));

    [Fact]
    public void Nothing_is_no_answer() => Assert.Null(WrittenAnswer.IdOf("  \n"));
}
