using RLCollapse.Data.Tasks.Arithmetic;

namespace RLCollapse.Tests.Data.Tasks.Arithmetic;

public class TokenCursorTests
{
    [Fact]
    public void Takes_token_by_token()
    {
        var tokens = new TokenCursor("a 12 ;");
        Assert.False(tokens.Take("b"));
        Assert.True(tokens.Take("a"));
        Assert.True(tokens.TakeNumber(out var number));
        Assert.Equal(12, number);
        Assert.False(tokens.AtEnd);
        Assert.True(tokens.Take(";"));
        Assert.True(tokens.AtEnd);
        Assert.False(tokens.Take(";"));
        Assert.True(tokens.Current.IsEmpty);
    }

    [Theory]
    [InlineData(" a")]
    [InlineData("a ")]
    [InlineData("a  a")]
    public void Stray_spaces_are_empty_tokens_that_nothing_takes(string text)
    {
        var tokens = new TokenCursor(text);
        while (tokens.Take("a"))
        {
        }

        Assert.False(tokens.AtEnd);
        Assert.True(tokens.Current.IsEmpty);
    }

    [Fact]
    public void Empty_text_is_at_its_end() => Assert.True(new TokenCursor(string.Empty).AtEnd);
}
