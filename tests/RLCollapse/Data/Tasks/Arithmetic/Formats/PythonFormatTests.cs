using RLCollapse.Data.Tasks.Arithmetic.Formats;

namespace RLCollapse.Tests.Data.Tasks.Arithmetic.Formats;

public class PythonFormatTests
{
    private static readonly PythonFormat Format = new();

    [Fact]
    public void Renders_a_function() => Assert.Equal(
        "def solve ( ) : a = 12 ; b = a + 7 ; c = b - 5 ; d = c * 3 ; e = d // 2 ; return e", Format.Render(Samples.Fixed));

    [Theory]
    [InlineData("def solve ( ) : return 14", 14)]
    [InlineData("def solve ( ) : a = 3 ; return ( a + 4 ) * 2", 14)]
    [InlineData("def solve ( ) : a = 3 ; b = a - 5 ; return b", -2)]
    [InlineData("def solve ( ) : return 14 ; return a", 14)]
    public void Programs_are_run(string text, long expected)
    {
        Assert.True(Format.TryParse(text, out var answer));
        Assert.Equal(expected, answer);
    }

    [Theory]
    [InlineData("def solve ( ) :")]
    [InlineData("def solve ( ) : a = 14")]
    [InlineData("def solve ( ) : a = 14 ; return")]
    [InlineData("def solve ( ) : return 14 ;")]
    [InlineData("def solve ( ) : return 14 ; a = 1")]
    [InlineData("def solve ( ) : return a")]
    [InlineData("def solve ( ) : a = 7 ; return a // 0")]
    [InlineData("def solve ( ) : return 14 end")]
    [InlineData("def solve ( ) : print ( 14 )")]
    [InlineData("def solve ( ) : return print ( 14 )")]
    [InlineData("def solve ( ) : return solve ( )")]
    [InlineData("def solve ( x ) : return 14")]
    [InlineData("def other ( ) : return 14")]
    [InlineData("def solve ( ) : def f ( ) : return 1 ; return 14")]
    [InlineData("def solve ( ) : a = __import__ ( 1 ) ; return a")]
    [InlineData("def solve ( ) : import os ; return 1")]
    [InlineData("default solve ( ) : return 14")]
    [InlineData("return 14")]
    public void What_does_not_run_is_refused(string text) => Assert.False(Format.TryParse(text, out _));
}
