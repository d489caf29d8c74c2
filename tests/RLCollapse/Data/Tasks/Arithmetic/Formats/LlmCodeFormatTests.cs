using RLCollapse.Data.Tasks.Arithmetic.Formats;

namespace RLCollapse.Tests.Data.Tasks.Arithmetic.Formats;

public class LlmCodeFormatTests
{
    private static readonly LlmCodeFormat Format = new();

    [Fact]
    public void Renders_tagged_code() => Assert.Equal(
        "<llm-code> x = 12 ; x += 7 ; x -= 5 ; x *= 3 ; x //= 2 ; print ( x ) </llm-code>", Format.Render(Samples.Fixed));

    [Theory]
    [InlineData("<llm-code> print ( 14 ) </llm-code>", 14)]
    [InlineData("<llm-code> x = 5 ; x = x * x ; print ( x - 11 ) </llm-code>", 14)]
    public void Programs_are_run(string text, long expected)
    {
        Assert.True(Format.TryParse(text, out var answer));
        Assert.Equal(expected, answer);
    }

    [Theory]
    [InlineData("<llm-code> </llm-code>")]
    [InlineData("<llm-code>  </llm-code>")]
    [InlineData("<llm-code> x = 14 </llm-code>")]
    [InlineData("<llm-code> print ( 14 )")]
    [InlineData("print ( 14 ) </llm-code>")]
    [InlineData("<llm-code> print ( 14 ) ; </llm-code>")]
    [InlineData("<llm-code> print ( 14 ) ; x = 1 </llm-code>")]
    [InlineData("<llm-code> print ( 13 ) ; print ( 14 ) </llm-code>")]
    [InlineData("<llm-code> x += 7 ; print ( x ) </llm-code>")]
    [InlineData("<llm-code> return 14 </llm-code>")]
    [InlineData("<llm-code> x = 14 ; print ( x ) </llm-code> </llm-code>")]
    [InlineData("<llm-code> <llm-code> print ( 14 ) </llm-code>")]
    [InlineData("<llm-code> def f ( x ) : return f ( x ) ; print ( f ( 1 ) ) </llm-code>")]
    public void What_does_not_print_once_at_its_end_is_refused(string text) => Assert.False(Format.TryParse(text, out _));
}
