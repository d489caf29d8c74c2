using RLCollapse.Data;

namespace RLCollapse.Tests.Data;

public class NearestNameTests
{
    [Theory]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("", "abc", 3)]
    [InlineData("abc", "", 3)]
    [InlineData("Python", "python", 0)]
    public void CountsEdits(string first, string second, int expected) => Assert.Equal(expected, NearestName.Distance(first, second));

    [Theory]
    [InlineData("pyton", "python")]
    [InlineData("llmcode", "llm-code")]
    [InlineData("TeX", "latex")]
    public void FindsTheNameThatWasMeant(string written, string expected) =>
        Assert.Equal(expected, NearestName.Find(written, OutputFormats.Names));
}
