using RLCollapse.Common;
using RLCollapse.Data;
using RLCollapse.Data.Tasks.Arithmetic;
using RLCollapse.Kernels;

namespace RLCollapse.Tests.Data.Tasks.Arithmetic;

public class ArithmeticVocabularyTests
{
    [Fact]
    public void IsSmall() => Assert.InRange(ArithmeticVocabulary.Words.Count, 1, 148);

    [Fact]
    public void IdsNeverChange()
    {
        var fingerprint = new Seed(0).Derive(string.Join(' ', ArithmeticVocabulary.Words)).Value.ToString("x16");
        Assert.Equal("a01a89a0803f5157", fingerprint);
    }

    [Fact]
    public void CoversEveryPromptAndSolution()
    {
        var tokenizer = WordTokenizer.Arithmetic;
        var formats = OutputFormats.Select(OutputFormats.Names);
        foreach (var problem in Samples.Problems)
        {
            foreach (var text in formats.Select(format => format.Render(problem)).Prepend(problem.Prompt))
            {
                Assert.Equal(text, tokenizer.Decode(tokenizer.Encode(text)));
            }
        }
    }
}
