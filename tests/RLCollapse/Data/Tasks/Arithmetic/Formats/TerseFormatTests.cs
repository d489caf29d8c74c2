using RLCollapse.Data.Tasks.Arithmetic.Formats;

namespace RLCollapse.Tests.Data.Tasks.Arithmetic.Formats;

public class TerseFormatTests
{
    private static readonly TerseFormat Format = new();

    [Fact]
    public void Renders_the_answer() => Assert.Equal("Answer : 21", Format.Render(Samples.Fixed));

    [Theory]
    [InlineData("Answer :")]
    [InlineData("Answer 21")]
    [InlineData("Answer : 021")]
    [InlineData("Answer : - 21")]
    [InlineData("Answer : 21 .")]
    [InlineData("answer : 21")]
    [InlineData("Answer : twenty")]
    public void Other_forms_are_refused(string text) => Assert.False(Format.TryParse(text, out _));
}
