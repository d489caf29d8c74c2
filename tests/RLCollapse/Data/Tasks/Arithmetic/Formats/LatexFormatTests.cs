using RLCollapse.Data.Tasks.Arithmetic.Formats;

namespace RLCollapse.Tests.Data.Tasks.Arithmetic.Formats;

public class LatexFormatTests
{
    private static readonly LatexFormat Format = new();

    [Fact]
    public void Renders_equations() => Assert.Equal(
        @"$ 12 + 7 = 19 $ $ 19 - 5 = 14 $ $ 14 \times 3 = 42 $ $ 42 \div 2 = 21 $ \boxed { 21 }", Format.Render(Samples.Fixed));

    [Fact]
    public void The_boxed_answer_counts()
    {
        Assert.True(Format.TryParse(@"$ 12 + 7 = 18 $ \boxed { 99 }", out var answer));
        Assert.Equal(99, answer);
    }

    [Theory]
    [InlineData(@"\boxed { 14 }")]
    [InlineData(@"$ \boxed { 14 }")]
    [InlineData(@"$ 12 + 7 = 19 \boxed { 19 }")]
    [InlineData(@"$ 12 + 7 = 19 $ \boxed 19")]
    [InlineData(@"$ 12 + 7 = 19 $ \boxed { }")]
    [InlineData(@"$ 12 + 7 = 19 $ \boxed { 19 } $")]
    [InlineData(@"$ 12 + 7 = 19 $ $ \boxed { 19 }")]
    [InlineData(@"$ 12 + 7 = 19 - 5 $ \boxed { 14 }")]
    [InlineData(@"$ 12 * 2 = 24 $ \boxed { 24 }")]
    [InlineData(@"$ 12 + 7 = x $ \boxed { 19 }")]
    [InlineData(@"$ 12 + 7 = 19 $ \boxed { 19 } \boxed { 19 }")]
    public void Other_forms_are_refused(string text) => Assert.False(Format.TryParse(text, out _));
}
