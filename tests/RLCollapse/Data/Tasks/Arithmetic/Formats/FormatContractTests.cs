using RLCollapse.Common;
using RLCollapse.Data;

namespace RLCollapse.Tests.Data.Tasks.Arithmetic.Formats;

/// <summary>What holds for every format.</summary>
public class FormatContractTests
{
    public static TheoryData<string> Names => [.. OutputFormats.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void ASolutionIsReadAsTheAnswer(string name)
    {
        var format = OutputFormats.Get(name);
        foreach (var problem in Samples.Problems)
        {
            Assert.True(format.TryParse(format.Render(problem), out var answer));
            Assert.Equal(problem.Answer, answer);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void EverySolutionBeginsWithTheOpener(string name)
    {
        var format = OutputFormats.Get(name);
        var opener = WordTokenizer.Arithmetic.Encode(format.Opener);
        Assert.Single(opener);
        Assert.All(Samples.Problems, problem =>
            Assert.True(WordTokenizer.Arithmetic.Encode(format.Render(problem)).AsSpan().StartsWith(opener)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ACutSolutionIsNone(string name)
    {
        var format = OutputFormats.Get(name);
        foreach (var problem in Samples.Problems.Take(300))
        {
            var words = format.Render(problem).Split(' ');
            for (var length = 0; length < words.Length; length++)
            {
                var cut = string.Join(' ', words.Take(length));
                Assert.False(format.TryParse(cut, out _), cut);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void StraySpacesAndTrailingTextAreRefused(string name)
    {
        var format = OutputFormats.Get(name);
        var text = format.Render(Samples.Fixed);
        foreach (var spoilt in new[] { " " + text, text + " ", text.Replace(" ", "  "), text + " .", text + " " + text, text + "\n" })
        {
            Assert.False(format.TryParse(spoilt, out _), spoilt);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void AMutantIsRarelyReadAndThenAsItsTextSays(string name)
    {
        var format = OutputFormats.Get(name);
        var tokenizer = WordTokenizer.Arithmetic;
        var random = new Seed(99).Generator();
        var (mutants, read, judged, structural) = (0, 0, 0, 0);
        foreach (var problem in Samples.Problems.Take(200))
        {
            var ids = tokenizer.Encode(format.Render(problem));
            for (var position = 0; position < ids.Length; position++)
            {
                var isDigit = char.IsAsciiDigit(tokenizer.Piece(ids[position])[0]);
                int[][] replacements = [[], [ids[position], ids[position]], [random.NextInt(2, tokenizer.VocabularySize - 1)]];
                foreach (var replacement in replacements)
                {
                    var text = tokenizer.Decode([.. ids[..position], .. replacement, .. ids[(position + 1)..]]);
                    if (!isDigit) mutants++;
                    if (!format.TryParse(text, out var answer)) continue;
                    read++;
                    if (!isDigit) structural++;
                    if (TextOracle.Answer(name, text) is not { } expected) continue;
                    Assert.True(expected == answer, $"{text} gave {answer} instead of {expected}");
                    judged++;
                }
            }
        }

        Assert.InRange((double)structural / mutants, 0, 0.1);
        Assert.InRange((double)judged / read, 0.98, 1);
    }
}
