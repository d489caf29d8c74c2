using RLCollapse.Common;
using RLCollapse.Grading;
using RLCollapse.Preferences;
using RLCollapse.Rewards;
using RLCollapse.Sampling;

namespace RLCollapse.Tests.Preferences;

public sealed class RatersTests
{
    private const int Pairs = 20_000;

    private static readonly int[][] Prompts = [TinyNames.Data.Tokenizer.Encode(TinyNames.Question().Prompt)];

    [Fact]
    public void What_is_liked_more_is_preferred_by_the_logistic_law()
    {
        var chosen = Compare(new() { Likes = new Dictionary<string, double> { ["correct"] = 2 } }).Count(pair => pair.Margin > 0);

        AssertShare(1 / (1 + Math.Exp(-2)), chosen);
    }

    [Fact]
    public void Noise_makes_choices_those_of_a_coin()
    {
        var options = new RaterOptions { Likes = new Dictionary<string, double> { ["correct"] = 50 }, Noise = 0.4 };

        AssertShare(0.8, Compare(options).Count(pair => pair.Margin > 0));
    }

    [Fact]
    public void Other_raters_choose_otherwise_and_the_same_ones_the_same()
    {
        var options = new RaterOptions();

        Assert.Equal(Margins(options), Margins(options));
        Assert.NotEqual(Margins(options), Margins(options with { Seed = 1 }));
    }

    [Fact]
    public void A_judge_that_is_not_there_is_asked_for_by_name()
    {
        var error = Assert.Throws<UserErrorException>(() =>
            Compare(new() { Likes = new Dictionary<string, double> { ["typicality"] = 1 } }));
        Assert.Contains("typicality", error.Message);
    }

    [Fact]
    public void What_they_cannot_see_counts_for_them_and_does_not_guide_them()
    {
        var chosen = Compare(new() { Likes = new Dictionary<string, double> { ["correct"] = 2 }, Hidden = ["correct"] });

        Assert.All(chosen, pair => Assert.Equal(2, Math.Abs(pair.Margin)));
        AssertShare(0.5, chosen.Count(pair => pair.Margin > 0));
    }

    [Fact]
    public void Groups_that_like_the_opposite_choose_the_opposite()
    {
        var chosen = Compare(new()
        {
            Groups = new Dictionary<string, double> { ["few"] = 1, ["many"] = 4 },
            GroupLikes = new Dictionary<string, double> { ["few/correct"] = -2 },
            Users = 10,
        });
        var right = chosen.Count(pair => Enumerable.SequenceEqual(pair.Chosen, chosen[0].Margin > 0 == (chosen[0].Group == 1)
            ? chosen[0].Chosen : chosen[0].Rejected));

        var liking = 1 / (1 + Math.Exp(-2));
        AssertShare(0.2, chosen.Count(pair => pair.Group == 0));
        AssertShare((0.8 * liking) + (0.2 * (1 - liking)), right);
        Assert.All(chosen, pair => Assert.Equal(pair.User < 2 ? 0 : 1, pair.Group));
        Assert.Equal(10, chosen.Select(pair => pair.User).Distinct().Count());
    }

    private static IEnumerable<double> Margins(RaterOptions options) => Compare(options).Select(pair => pair.Margin);

    /// <summary>Right beside wrong answers.</summary>
    private static IReadOnlyList<PreferencePair> Compare(RaterOptions options)
    {
        var data = TinyNames.Data;
        var right = Text(TinyNames.Fitting()[0]);
        var wrong = Text(Enumerable.Range(0, 48).First(thing => !TinyNames.Question().Accepts(thing)));
        Response[] responses = [.. Enumerable.Range(0, 2 * Pairs).Select(i => i % 2 == 0 ? right : wrong)];
        var raters = new Raters(options, new Grader(data.Formats, data.Tokenizer, TruncationMode.Zero), Judges.None);
        return raters.Compare(responses, Prompts, _ => TinyNames.Question(), new Seed(4));

        Response Text(int thing)
        {
            var text = data.Formats[0].Render(TinyNames.Question() with { Thing = thing });
            int[] tokens = [.. data.Tokenizer.Encode(text), data.Tokenizer.EndId];
            return new(0, tokens, new float[tokens.Length], new float[tokens.Length], Ended: true);
        }
    }

    private static void AssertShare(double probability, int count)
    {
        var error = 4.5 * Math.Sqrt(probability * (1 - probability) / Pairs);
        Assert.InRange(count / (double)Pairs, probability - error, probability + error);
    }
}
