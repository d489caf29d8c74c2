using RLCollapse.Data.Answers;

namespace RLCollapse.Tests.Data.Answers;

public sealed class SmallPythonTests
{
    [Theory]
    [InlineData("print(1+2*3)", "7")]
    [InlineData("print((1+2)*3)", "9")]
    [InlineData("a = 10 # ten\nb = a / 4\nprint(b)", "2.5")]
    [InlineData("def solve():\n    x = 3\n    x *= 2\n    x -= 1\n    return x", "5")]
    [InlineData("a=1; a+=0.1; a+=0.2; print(a)", "1.3")]
    [InlineData("print(7//2)", "3")]
    [InlineData("print(-7//2)", "-4")]
    [InlineData("print(-7%3)", "2")]
    [InlineData("print(2**10)", "1024")]
    [InlineData("print(-2**2)", "-4")]
    [InlineData("print(2**3**2)", "512")]
    [InlineData("print(2**-1)", "0.5")]
    [InlineData("print(0.1+0.2)", "0.3")]
    [InlineData("print( - - 3 )", "3")]
    public void A_program_gives_what_python_gives_but_for_rounding(string program, string value) =>
        Assert.Equal(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), SmallPython.Run(program));

    [Theory]
    [InlineData("")]
    [InlineData("x = 1")]
    [InlineData("print(x)")]
    [InlineData("print(1)\nprint(2)")]
    [InlineData("print(1")]
    [InlineData("print 1")]
    [InlineData("print(1/0)")]
    [InlineData("print(1,2)")]
    [InlineData("import os")]
    [InlineData("print(__import__('os'))")]
    [InlineData("print(10**99)")]
    [InlineData("print(9**9**9)")]
    [InlineData("1 = 2\nprint(1)")]
    [InlineData("x == 1\nprint(1)")]
    [InlineData("print(1.2.3)")]
    [InlineData("print(3apples)")]
    [InlineData("return")]
    public void Anything_else_has_no_value(string program) => Assert.Null(SmallPython.Run(program));

    [Fact]
    public void Work_and_nesting_are_bounded()
    {
        Assert.Null(SmallPython.Run($"print({new string('(', 100_000)}1"));
        Assert.Null(SmallPython.Run($"print({new string('-', 10_000)}1)"));
        Assert.Null(SmallPython.Run($"print({string.Join('+', Enumerable.Repeat('1', 10_040))})"));
        Assert.Equal(99, SmallPython.Run($"print({string.Join('+', Enumerable.Repeat('1', 99))})"));
    }
}
