using RLCollapse.Common;
using RLCollapse.Data;
using RLCollapse.Data.Tasks.Tales;
using RLCollapse.Data.Tasks.Tales.Formats;
using RLCollapse.Grading;
using RLCollapse.Rewards;

namespace RLCollapse.Tests.Data.Tasks.Tales;

public sealed class TalesTaskTests
{
    private static readonly DataOptions Options = new()
    {
        Domain = ProblemDomain.Tales, Problems = new() { Train = 440, Test = 112 }, TokenBudget = 20_000,
    };

    private static readonly Lazy<Dataset> LazyData = new(() => DatasetFactory.Create(Options, 0));

    private static TaleProblem Asked => (TaleProblem)LazyData.Value.Test[0];

    [Fact]
    public void No_pair_of_things_is_on_both_sides_and_what_is_written_is_right()
    {
        var data = LazyData.Value;

        Assert.Equal(552, data.Train.Concat(data.Test).DistinctBy(problem => problem.Prompt).Count());
        Assert.All(data.HeldOut.Index(), format => Assert.All(format.Item.Zip(data.Test), tale =>
        {
            var text = data.Tokenizer.Decode(tale.First.Response.AsSpan()[..^1]);
            Assert.Equal(new Classification(format.Index, tale.Second.Answer), FormatClassifier.Classify(text, data.Formats));
        }));
        Assert.Null(data.Answers);
    }

    [Theory]
    [InlineData(441, 112, "data.problems.train asks for 441 problems, but domain tales has 440")]
    [InlineData(440, 113, "data.problems.test asks for 113 problems, but domain tales has 112")]
    public void More_pairs_than_there_are_are_the_users_error(int train, int test, string expected)
    {
        var error = Assert.Throws<UserErrorException>(() =>
            DatasetFactory.Create(Options with { Problems = new() { Train = train, Test = test } }, 0));
        Assert.Contains(expected, error.Message);
    }

    [Fact]
    public void Words_are_drawn_by_the_law_that_rarity_knows()
    {
        const int Draws = 25_000;
        var random = new Seed(1).Generator();
        var sentences = Enumerable.Range(0, Draws)
            .SelectMany(_ => ((TaleProblem)new TalesTask().Answered(Asked, TaleOpening.All[0], random)).Tale).ToArray();

        AssertLaw(TaleWords.Adjectives, sentences.Select(sentence => sentence.Adjective), sentences.Length);
        AssertLaw(TaleWords.Verbs, sentences.Select(sentence => sentence.Verb), sentences.Length);
        AssertLaw(TaleWords.Adverbs, sentences.Select(sentence => sentence.Adverb), sentences.Length);
        AssertLaw(TaleWords.Things, sentences.Index().Where(at => at.Index % 4 >= 2).Select(at => at.Item.Thing), 2 * Draws);
        Assert.Equal(104, TaleWords.All.Distinct().Count());
        Assert.Null(TaleWords.LawOf("a"));

        static void AssertLaw(TalePart part, IEnumerable<int> drawn, int all)
        {
            var counts = drawn.CountBy(word => word).ToDictionary();
            Assert.All(part.Words.Index(), word =>
            {
                var law = TaleWords.LawOf(word.Item)!.Value;
                var error = 4.5 * Math.Sqrt(law * (1 - law) / all);
                Assert.InRange(counts.GetValueOrDefault(word.Index) / (double)all, law - error, law + error);
            });
        }
    }

    [Fact]
    public void What_is_cut_strays_or_tells_of_others_is_not_right()
    {
        var text = TaleOpening.All[0].Render(Asked);
        var words = text.Split(' ');
        string[] spoilt =
        [
            "", text + " ", " " + text, text + " .", string.Join(' ', words[..^1]), string.Join(' ', words[..^6]), text + text[4..],
            string.Join(' ', [.. words[..2], "and", .. words[3..]]), string.Join(' ', [words[0], words[2], words[1], .. words[3..]]),
        ];
        var wrong = TaleOpening.All[0].Render(new TalesTask().Corrupt(Asked, Options, new Seed(1).Generator()));

        Assert.All(spoilt, other => Assert.True(FormatClassifier.Classify(other, TaleOpening.All).IsMalformed, other));
        Assert.True(TaleOpening.All[0].TryParse(wrong, out var answer));
        Assert.False(Asked.Accepts(answer));
    }

    [Fact]
    public void Rarity_is_the_mean_over_the_words_that_have_a_law()
    {
        double H(int words) => Enumerable.Range(1, words).Sum(n => 1.0 / n);

        var rarity = WordRarity.Of(Asked, "once a small cat ."); // the first of 32, the second of 24
        Assert.Equal((Math.Log(H(32)) + Math.Log(2 * H(24))) / 2, rarity, 1e-12);
        Assert.Equal(0, WordRarity.Of(Asked, "once a ."));
        Assert.Equal(0, WordRarity.Of(Tiny.Data.Test[0], "a small cat"));
    }
}
