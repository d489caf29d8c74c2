using RLCollapse.Data.Tasks.Arithmetic;

namespace RLCollapse.Tests.Data.Tasks.Arithmetic;

public class NumberTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("7", 7)]
    [InlineData("120", 120)]
    [InlineData("999999999999999", 999_999_999_999_999)]
    public void Reads_numbers(string text, long expected)
    {
        Assert.True(Number.TryRead(text, out var value));
        Assert.Equal(expected, value);
        Assert.Equal(text, Number.Text(value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("07")]
    [InlineData("-7")]
    [InlineData("+7")]
    [InlineData("7.0")]
    [InlineData("1e3")]
    [InlineData("٣")]
    [InlineData("1000000000000000")]
    public void Refuses_what_is_none(string text) => Assert.False(Number.TryRead(text, out _));
}
