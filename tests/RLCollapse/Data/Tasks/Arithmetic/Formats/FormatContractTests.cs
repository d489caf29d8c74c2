using RLCollapse.Common;
using RLCollapse.Data;

namespace RLCollapse.Tests.Data.Tasks.Arithmetic.Formats;

/// <summary>What holds for every format of arithmetic.</summary>
public class FormatContractTests
{
    public static TheoryData<string> Names => [.. OutputFormats.NamesOf(ProblemDomain.Arithmetic)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_solution_is_read_as_the_answer(string name)
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
    public void Every_solution_begins_with_the_opener(string name)
    {
        var format = OutputFormats.Get(name);
        var opener = Samples.Tokenizer.Encode(format.Opener);
        Assert.Single(opener);
        Assert.All(Samples.Problems, problem =>
            Assert.True(Samples.Tokenizer.Encode(format.Render(problem)).AsSpan().StartsWith(opener)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_words_are_all_it_writes(string name)
    {
        var format = OutputFormats.Get(name);
        var written = Samples.Problems.SelectMany(problem => format.Render(problem).Split(' ')).Where(word => !char.IsAsciiDigit(word[0]))
            .Distinct();
        Assert.Equal(format.Words.Order(), written.Order());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_description_is_a_sentence_with_its_opener(string name)
    {
        var format = OutputFormats.Get(name);
        Assert.Contains(format.Opener, format.Description);
        Assert.DoesNotContain('\n', format.Description);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_cut_solution_is_none(string name)
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
    public void Stray_spaces_and_trailing_text_are_refused(string name)
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
    public void A_mutant_is_rarely_read_and_then_as_its_text_says(string name)
    {
        var format = OutputFormats.Get(name);
        var tokenizer = Samples.Tokenizer;
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
