using RLCollapse.Data.Tasks.Arithmetic.Formats;

namespace RLCollapse.Tests.Data.Tasks.Arithmetic.Formats;

public class TerseFormatTests
{
    private static readonly TerseFormat Format = new();

    [Fact]
    public void RendersTheAnswer() => Assert.Equal("Answer : 21", Format.Render(Samples.Fixed));

    [Theory]
    [InlineData("Answer :")]
    [InlineData("Answer 21")]
    [InlineData("Answer : 021")]
    [InlineData("Answer : - 21")]
    [InlineData("Answer : 21 .")]
    [InlineData("answer : 21")]
    [InlineData("Answer : twenty")]
    public void OtherFormsAreRefused(string text) => Assert.False(Format.TryParse(text, out _));
}
