using System.Globalization;
using RLCollapse.Data.Answers;

namespace RLCollapse.Tests.Data.Answers;

public sealed class WrittenNumberTests
{
    [Theory]
    [InlineData("1,000", "1000")]
    [InlineData("12,345,678.5", "12345678.5")]
    [InlineData("3.0", "3")]
    [InlineData("−2", "-2")]
    [InlineData("-2", "-2")]
    [InlineData("$5", "5")]
    [InlineData("-$5", "-5")]
    [InlineData("$ -5", "-5")]
    [InlineData("5 %", "5")]
    [InlineData("5%", "5")]
    [InlineData("€1,500", "1500")]
    [InlineData(" 18. ", "18")]
    [InlineData(".5", "0.5")]
    [InlineData("007", "7")]
    [InlineData("+5", "5")]
    public void A_text_that_is_a_number_is_that_number(string text, string number) => Assert.Equal(Number(number), WrittenNumber.Of(text));

    [Theory]
    [InlineData("")]
    [InlineData("1,00")]
    [InlineData("1,0000")]
    [InlineData("5 apples")]
    [InlineData("1 000")]
    [InlineData("3-2")]
    [InlineData("1e5")]
    [InlineData("1.2.3")]
    [InlineData("123456789012345678901234567890")]
    [InlineData("٣")]
    public void Any_other_text_is_none(string text) => Assert.Null(WrittenNumber.Of(text));

    [Theory]
    [InlineData("She has 12 apples and 1,250.75 left.", "1250.75")]
    [InlineData("10-2", "2")]
    [InlineData("x = -2", "-2")]
    [InlineData("(3)-4", "4")]
    [InlineData("a sub-3 run", "3")]
    [InlineData("It costs $-5!", "-5")]
    [InlineData("1,2,3", "3")]
    [InlineData("pay 5 % more", "5")]
    public void The_last_number_counts_and_a_sign_only_where_it_is_none_of_an_operator(string text, string number) =>
        Assert.Equal(Number(number), WrittenNumber.LastIn(text));

    [Fact]
    public void A_text_without_numbers_has_no_last_one() => Assert.Null(WrittenNumber.LastIn("none at all"));

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
