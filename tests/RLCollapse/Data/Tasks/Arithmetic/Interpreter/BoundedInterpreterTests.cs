using RLCollapse.Data.Tasks.Arithmetic.Interpreter;
using RLCollapse.Kernels;

namespace RLCollapse.Tests.Data.Tasks.Arithmetic.Interpreter;

public class BoundedInterpreterTests
{
    private const string Factorial = "def f ( n ) : if n <= 1 : return 1 end ; return n * f ( n - 1 ) end ; ";

    [Theory]
    [InlineData("x = 12 ; x += 7 ; x -= 5 ; print ( x )", 14)]
    [InlineData("x = 7 ; x *= 6 ; x //= 4 ; print ( x )", 10)]
    [InlineData("x = 12 ; x /= 4 ; print ( x )", 3)]
    [InlineData("x = 17 ; x %= 5 ; x **= 3 ; print ( x )", 8)]
    [InlineData("print ( 2 + 3 * 4 - 6 // 4 )", 13)]
    [InlineData("print ( ( 2 + 3 ) * 4 )", 20)]
    [InlineData("print ( 10 - 4 - 3 )", 3)]
    [InlineData("print ( 2 ** 3 ** 2 )", 512)]
    [InlineData("print ( - 2 ** 2 )", -4)]
    [InlineData("print ( ( - 2 ) ** 2 )", 4)]
    [InlineData("print ( 2 * - 3 )", -6)]
    [InlineData("print ( - 7 // 2 )", -4)]
    [InlineData("print ( - 7 % 3 )", 2)]
    [InlineData("print ( 7 % ( - 3 ) )", -2)]
    [InlineData("print ( 0 ** 0 )", 1)]
    [InlineData("print ( ( - 1 ) ** 999999999999999 )", -1)]
    [InlineData("x = 0 ; while x < 5 : x += 1 end ; print ( x )", 5)]
    [InlineData("s = 0 ; for i in range ( 5 ) : s += i end ; print ( s )", 10)]
    [InlineData("s = 0 ; for i in range ( 2 , 5 ) : i = i * 10 ; s += i end ; print ( s )", 90)]
    [InlineData("s = 0 ; for i in range ( 3 ) : for j in range ( i ) : s += 1 end end ; print ( s )", 3)]
    [InlineData("x = 3 ; if x == 3 : x = 1 else : x = 2 end ; print ( x )", 1)]
    [InlineData("x = 4 ; if x == 3 : x = 1 else : x = 2 end ; print ( x )", 2)]
    [InlineData("x = 4 ; if x != 4 : x = 1 end ; print ( x )", 4)]
    [InlineData("x = 4 ; if x : x = 1 end ; print ( x )", 1)]
    [InlineData("x = 4 ; if x >= 4 : x = 1 end ; if x > 1 : x = 9 end ; print ( x )", 1)]
    [InlineData(Factorial + "print ( f ( 10 ) )", 3_628_800)]
    [InlineData("def f ( a , b ) : c = a - b ; return c end ; c = 5 ; print ( f ( 9 , c ) + c )", 9)]
    [InlineData("def f ( ) : x = 1 end ; f ( ) ; print ( 3 )", 3)]
    [InlineData("def g ( n ) : return h ( n ) end ; def h ( n ) : return n + 1 end ; print ( g ( 4 ) )", 5)]
    [InlineData("a_1 = 4 ; print ( a_1 )", 4)]
    public void ProgramsMeanWhatTheyMeanInPython(string text, long expected)
    {
        var execution = BoundedInterpreter.RunProgram(text);
        Assert.Equal(ExecutionFault.None, execution.Fault);
        Assert.Equal([expected], execution.Output);
    }

    [Theory]
    [InlineData("")]
    [InlineData(";")]
    [InlineData("x")]
    [InlineData("x =")]
    [InlineData("x = 1 ;")]
    [InlineData("x = 1 ; ; y = 2")]
    [InlineData("x = = 1")]
    [InlineData("x = 1 2")]
    [InlineData("x = 01")]
    [InlineData("x = ( 1")]
    [InlineData("x = 1 )")]
    [InlineData("x = + 1")]
    [InlineData("1 = x")]
    [InlineData("end = 1")]
    [InlineData("x = 1 < 2")]
    [InlineData("if 1 < 2 < 3 : x = 1 end")]
    [InlineData("while 1 : x = 1")]
    [InlineData("x = 1 end")]
    [InlineData("return 1")]
    [InlineData("print 1")]
    [InlineData("print ( )")]
    [InlineData("x = print ( 1 )")]
    [InlineData("x = 1.5")]
    [InlineData("x = 'a'")]
    [InlineData("x . y = 1")]
    [InlineData("import os")]
    [InlineData("while 1 : def f ( ) : return 1 end end")]
    [InlineData("def f ( a , a ) : return a end")]
    [InlineData("def f ( a ) : return a end ; def f ( a ) : return 1 end")]
    [InlineData("def f ( a ) : return a end ; print ( f ( ) )")]
    [InlineData("def f ( a ) : return a end ; print ( f ( 1 , ) )")]
    [InlineData("for 1 in range ( 3 ) : x = 1 end")]
    [InlineData("for i in range ( ) : x = 1 end")]
    public void WhatIsNotInTheLanguageIsASyntaxFault(string text) =>
        Assert.Equal(ExecutionFault.Syntax, BoundedInterpreter.RunProgram(text).Fault);

    [Theory]
    [InlineData("print ( x )", ExecutionFault.UnknownName)]
    [InlineData("x += 1", ExecutionFault.UnknownName)]
    [InlineData("print ( f ( 1 ) )", ExecutionFault.UnknownName)]
    [InlineData("print ( f ( ) ) ; def f ( ) : return 1 end", ExecutionFault.UnknownName)]
    [InlineData("x = 1 ; def f ( ) : return x end ; print ( f ( ) )", ExecutionFault.UnknownName)]
    [InlineData("def f ( ) : x = 1 end ; print ( f ( ) )", ExecutionFault.NoValue)]
    [InlineData("def f ( ) : x = 1 end ; y = f ( ) + 1", ExecutionFault.NoValue)]
    [InlineData("def f ( ) : x = 1 end ; if f ( ) : y = 1 end", ExecutionFault.NoValue)]
    [InlineData("x = 1 // 0", ExecutionFault.Arithmetic)]
    [InlineData("x = 1 / 0", ExecutionFault.Arithmetic)]
    [InlineData("x = 1 % 0", ExecutionFault.Arithmetic)]
    [InlineData("x = 7 / 2", ExecutionFault.Arithmetic)]
    [InlineData("x = 2 ** ( - 1 )", ExecutionFault.Arithmetic)]
    public void WhatGoesWrongIsNamed(string text, ExecutionFault expected)
    {
        var execution = BoundedInterpreter.RunProgram(text);
        Assert.Equal(expected, execution.Fault);
        Assert.Null(execution.Value);
        Assert.Empty(execution.Output);
    }

    [Theory]
    [InlineData("while 1 : x = 1 end", ExecutionFault.Steps)]
    [InlineData("while 1 : print ( 1 ) end", ExecutionFault.Steps)]
    [InlineData("for i in range ( 999999999999999 ) : x = i end", ExecutionFault.Steps)]
    [InlineData("for i in range ( 200 ) : for j in range ( 200 ) : x = i * j end end", ExecutionFault.Steps)]
    [InlineData("x = 9 ** 9 ** 9", ExecutionFault.Magnitude)]
    [InlineData("x = 10 ** 999999999999999", ExecutionFault.Magnitude)]
    [InlineData("x = 999999999999999 * 999999999999999", ExecutionFault.Magnitude)]
    [InlineData("x = 2 ; while 1 : x *= x end", ExecutionFault.Magnitude)]
    [InlineData("x = 0 - 999999999999999 ; x = x - 2", ExecutionFault.Magnitude)]
    [InlineData("def f ( n ) : return f ( n + 1 ) end ; x = f ( 0 )", ExecutionFault.Depth)]
    [InlineData("def f ( n ) : return g ( n ) end ; def g ( n ) : return f ( n ) end ; x = f ( 0 )", ExecutionFault.Depth)]
    [InlineData("def f ( n ) : f ( n ) ; f ( n ) end ; f ( 0 )", ExecutionFault.Depth)]
    [InlineData(Factorial + "x = f ( 15 ) ; x = f ( 18 )", ExecutionFault.Magnitude)]
    public void TrapsEndAtALimit(string text, ExecutionFault expected) =>
        Assert.Equal(expected, BoundedInterpreter.RunProgram(text).Fault);

    [Theory]
    [InlineData("( ", "1", " )")]
    [InlineData("- ", "1", "")]
    [InlineData("2 ** ", "1", "")]
    public void DeepNestingEndsAtALimit(string before, string middle, string after)
    {
        const int Depth = 20_000;
        var deep = string.Concat(Enumerable.Repeat(before, Depth)) + middle + string.Concat(Enumerable.Repeat(after, Depth));
        Assert.Equal(ExecutionFault.Depth, BoundedInterpreter.RunProgram("x = " + deep).Fault);
    }

    [Fact]
    public void DeepBlocksEndAtALimit()
    {
        var deep = string.Concat(Enumerable.Repeat("while 1 : ", 20_000)) + "x = 1" + string.Concat(Enumerable.Repeat(" end", 20_000));
        Assert.Equal(ExecutionFault.Depth, BoundedInterpreter.RunProgram(deep).Fault);
    }

    [Fact]
    public void ALongSumIsNoDepth()
    {
        var sum = "1" + string.Concat(Enumerable.Repeat(" + 1", 3_000));
        Assert.Equal([3_001L], BoundedInterpreter.RunProgram($"x = {sum} ; print ( x )").Output);
    }

    [Fact]
    public void ManyNamesEndAtALimit()
    {
        var variables = string.Join(" ; ", Enumerable.Range(0, 5_000).Select(i => $"x{i} = 1"));
        var functions = string.Join(" ; ", Enumerable.Range(0, 5_000).Select(i => $"def f{i} ( ) : return 1 end"));
        Assert.NotEqual(ExecutionFault.None, BoundedInterpreter.RunProgram(variables).Fault);
        Assert.NotEqual(ExecutionFault.None, BoundedInterpreter.RunProgram(functions).Fault);
    }

    [Fact]
    public void LimitsAreExact()
    {
        const string Recursion = "def f ( n ) : if n == 1 : return 1 end ; return f ( n - 1 ) end ; print ( f ( ";
        Assert.Equal([1L], BoundedInterpreter.RunProgram(Recursion + "64 ) )").Output);
        Assert.Equal(ExecutionFault.Depth, BoundedInterpreter.RunProgram(Recursion + "65 ) )").Fault);
        Assert.Equal([1_000_000_000_000_000L], BoundedInterpreter.RunProgram("print ( 10 ** 15 )").Output);
        Assert.Equal(ExecutionFault.Magnitude, BoundedInterpreter.RunProgram("print ( 10 ** 15 + 1 )").Fault);
        Assert.Equal(ExecutionFault.None, BoundedInterpreter.RunProgram("x = 1", new InterpreterLimits { MaxSteps = 4 }).Fault);
        Assert.Equal(ExecutionFault.Steps, BoundedInterpreter.RunProgram("x = 1", new InterpreterLimits { MaxSteps = 3 }).Fault);
    }

    [Fact]
    public void ABodyReturns()
    {
        var execution = BoundedInterpreter.RunBody("a = 12 ; b = a + 7 ; return b");
        Assert.Equal(19, execution.Value);
        Assert.Equal(StatementKind.Return, execution.LastStatement);
        Assert.Null(BoundedInterpreter.RunBody("a = 12").Value);
        Assert.Equal(ExecutionFault.Syntax, BoundedInterpreter.RunBody("def f ( ) : return 1 end ; return f ( )").Fault);
    }

    [Theory]
    [InlineData("x = 1", StatementKind.Assignment)]
    [InlineData("x = 1 ; print ( x )", StatementKind.Print)]
    [InlineData("x = 1 ; while x < 2 : x += 1 ; print ( x ) end", StatementKind.While)]
    [InlineData("for i in range ( 2 ) : print ( i ) end", StatementKind.For)]
    [InlineData("if 1 : print ( 1 ) end", StatementKind.If)]
    [InlineData("def f ( ) : print ( 1 ) end", StatementKind.Definition)]
    [InlineData("def f ( ) : print ( 1 ) end ; f ( )", StatementKind.Call)]
    public void TheLastStatementIsTheOutermost(string text, StatementKind expected) =>
        Assert.Equal(expected, BoundedInterpreter.RunProgram(text).LastStatement);
}
