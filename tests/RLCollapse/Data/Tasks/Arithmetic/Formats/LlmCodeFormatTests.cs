using RLCollapse.Data.Tasks.Arithmetic.Formats;

namespace RLCollapse.Tests.Data.Tasks.Arithmetic.Formats;

public class LlmCodeFormatTests
{
    private static readonly LlmCodeFormat Format = new();

    [Fact]
    public void RendersTaggedCode() => Assert.Equal(
        "<llm-code> x = 12 ; x += 7 ; x -= 5 ; x *= 3 ; x //= 2 ; print ( x ) </llm-code>", Format.Render(Samples.Fixed));

    [Theory]
    [InlineData("<llm-code> print ( 14 ) </llm-code>", 14)]
    [InlineData("<llm-code> x = 5 ; x = x * x ; print ( x - 11 ) </llm-code>", 14)]
    [InlineData("<llm-code> def f ( x ) : return x * 2 end ; print ( f ( 7 ) ) </llm-code>", 14)]
    public void ProgramsAreRun(string text, long expected)
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
    [InlineData("<llm-code> x = 7 ; x /= 2 ; print ( x ) </llm-code>")]
    [InlineData("<llm-code> while 1 : x = 1 end ; print ( x ) </llm-code>")]
    [InlineData("<llm-code> def f ( x ) : return f ( x ) end ; print ( f ( 1 ) ) </llm-code>")]
    public void WhatDoesNotPrintOnceAtItsEndIsRefused(string text) => Assert.False(Format.TryParse(text, out _));
}
