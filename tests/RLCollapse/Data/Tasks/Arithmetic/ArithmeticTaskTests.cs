using System.Security.Cryptography;
using System.Text;
using RLCollapse.Data;

namespace RLCollapse.Tests.Data.Tasks.Arithmetic;

public class ArithmeticTaskTests
{
    [Fact]
    public void The_vocabulary_is_small() => Assert.InRange(Samples.Tokenizer.VocabularySize, 1, 160);

    [Fact]
    public void Ids_never_change()
    {
        var pieces = Enumerable.Range(0, 125).Select(Tiny.Data.Tokenizer.Piece);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', pieces))));
        Assert.Equal("2ad065f69d295b4bb65ab2cd9579b633a9cb0cf19fe50be562348bfc970480f1", hash);
    }

    [Fact]
    public void The_vocabulary_covers_every_prompt_and_solution()
    {
        var formats = OutputFormats.Select(OutputFormats.NamesOf(ProblemDomain.Arithmetic), ProblemDomain.Arithmetic);
        foreach (var problem in Samples.Problems)
        {
            foreach (var text in formats.Select(format => format.Render(problem)).Prepend(problem.Prompt))
            {
                Assert.Equal(text, Samples.Tokenizer.Decode(Samples.Tokenizer.Encode(text)));
            }
        }
    }
}
