using RLCollapse.Common;
using RLCollapse.Data;
using RLCollapse.Data.Tasks.Arithmetic.Interpreter;
using RLCollapse.Grading;

namespace RLCollapse.Tests.Data.Tasks.Arithmetic.Interpreter;

public class BoundedInterpreterTests
{
    [Theory]
    [InlineData("x = 12 ; x += 7 ; x -= 5 ; print ( x )", 14)]
    [InlineData("x = 7 ; x *= 6 ; x //= 4 ; print ( x )", 10)]
    [InlineData("print ( 2 + 3 * 4 - 6 // 4 )", 13)]
    [InlineData("print ( ( 2 + 3 ) * 4 )", 20)]
    [InlineData("print ( 10 - 4 - 3 )", 3)]
    [InlineData("print ( 2 * - 3 )", -6)]
    [InlineData("print ( - - 3 )", 3)]
    [InlineData("print ( - 7 // 2 )", -4)]
    [InlineData("print ( 7 // ( - 2 ) )", -4)]
    [InlineData("Tom = 4 ; and = Tom * Tom ; print ( and )", 16)]
    public void Programs_mean_what_they_mean_in_Python(string text, long expected)
    {
        Assert.True(BoundedInterpreter.TryPrint(text, out var value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("a = 12 ; b = a + 7 ; return b", 19)]
    [InlineData("print ( 3 ) ; return 4", 4)]
    [InlineData("return 1 ; return 2", 1)]
    [InlineData("return 1 ; a = 2 // 0 ; return b", 1)]
    public void A_body_gives_what_its_first_return_gives_and_is_only_read_from_there(string text, long expected)
    {
        Assert.True(BoundedInterpreter.TryReturn(text, out var value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("a = 12")]
    [InlineData("return 1 ; a = 1")]
    [InlineData("return 1 ; print ( 2 )")]
    [InlineData("return 1 ; return")]
    [InlineData("return 1 ; return ( 2")]
    public void A_body_ends_with_a_return(string text) => Assert.False(BoundedInterpreter.TryReturn(text, out _));

    [Theory]
    [InlineData("x = 1")]
    [InlineData("print ( 1 ) ; x = 1")]
    [InlineData("print ( 1 ) ; print ( 1 )")]
    [InlineData("return 1 ; print ( 1 )")]
    [InlineData("return 1")]
    public void A_program_prints_once_at_its_end(string text) => Assert.False(BoundedInterpreter.TryPrint(text, out _));

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
    [InlineData("def = 1")]
    [InlineData("x = return")]
    [InlineData("x + 1")]
    [InlineData("x = print ( 1 )")]
    [InlineData("print 1")]
    [InlineData("print ( )")]
    [InlineData("x . y = 1")]
    [InlineData("x = 1.5")]
    [InlineData("x = 'a'")]
    [InlineData("import os")]
    [InlineData("x = 2 ** 3")]
    [InlineData("x = f ( 1 )")]
    [InlineData("def f ( ) : return 1 end")]
    [InlineData("if 1 : x = 1 end")]
    [InlineData("while 1 : x = 1 end")]
    public void What_is_not_in_the_language_is_refused(string text) => Refused(text);

    [Theory]
    [InlineData("x = y")]
    [InlineData("x = x")]
    [InlineData("x += 1")]
    [InlineData("x = 1 // 0")]
    [InlineData("x = 999999999999999 * 999999999999999")]
    [InlineData("x = 0 - 999999999999999 ; x = x - 2")]
    public void What_goes_wrong_is_refused(string text) => Refused(text);

    [Theory]
    [InlineData("( ", " )", 31)]
    [InlineData("- ", "", 31)]
    public void Nesting_ends_at_a_limit(string before, string after, int deepest)
    {
        foreach (var depth in new[] { deepest, deepest + 1, 20_000 })
        {
            var deep = string.Concat(Enumerable.Repeat(before, depth)) + "1" + string.Concat(Enumerable.Repeat(after, depth));
            Assert.Equal(depth == deepest, BoundedInterpreter.TryPrint($"print ( {deep} )", out _));
        }
    }

    [Fact]
    public void Names_end_at_a_limit()
    {
        foreach (var count in new[] { BoundedInterpreter.MaxNames, BoundedInterpreter.MaxNames + 1 })
        {
            var names = string.Concat(Enumerable.Range(0, count).Select(i => $"{(char)('a' + (i / 26))}{(char)('a' + (i % 26))} = 1 ; "));
            Assert.Equal(count == BoundedInterpreter.MaxNames, BoundedInterpreter.TryPrint(names + "print ( 1 )", out _));
        }
    }

    [Fact]
    public void Steps_end_at_a_limit()
    {
        string Sum(int terms) => "print ( 1" + string.Concat(Enumerable.Repeat(" + 1", terms - 1)) + " )";
        Assert.True(BoundedInterpreter.TryPrint(Sum(4_999), out var value)); // 4,999 numbers, 4,998 sums, 1 to print and 2 to end
        Assert.Equal(4_999, value);
        Assert.False(BoundedInterpreter.TryPrint(Sum(5_000), out _));
    }

    /// <summary>
    /// The fingerprint is that of an interpreter with branches, loops, functions and every operator of Python: the words of a response
    /// cannot write these.
    /// </summary>
    [Fact]
    public void Responses_in_the_vocabulary_are_classified_as_by_an_interpreter_of_more()
    {
        var responses = new RandomResponses(new Seed(17).Generator(), Tiny.Data.Tokenizer);
        var (seed, read) = (new Seed(0), 0);
        for (var i = 0; i < 20_000; i++)
        {
            var text = responses.Next();
            var label = FormatClassifier.Classify(text, Tiny.Data.Formats);
            if (!label.IsMalformed) read++;
            seed = seed.Derive(text).Derive($"{label.FormatIndex} {label.Answer}");
        }

        Assert.InRange(read, 2_000, 18_000);
        Assert.Equal("ada0562a4f390020", seed.Value.ToString("x16"));
    }

    private static void Refused(string text)
    {
        Assert.False(BoundedInterpreter.TryPrint($"{text} ; print ( 1 )", out _));
        Assert.False(BoundedInterpreter.TryPrint(text, out _));
        Assert.False(BoundedInterpreter.TryReturn($"{text} ; return 1", out _));
    }
}
