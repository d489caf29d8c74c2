using RLCollapse.Common;
using RLCollapse.Data.Tasks.Names;
using RLCollapse.Grading;
using RLCollapse.Rewards;
using RLCollapse.Sampling;

namespace RLCollapse.Tests.Rewards;

public sealed class NoveltyTests
{
    [Fact]
    public void It_is_the_share_of_the_others_that_are_of_another_class() => // 3, 1 and 1 of 5
        Assert.Equal([0.5, 0.5, 1, 0.5, 1], Novelty.Distances(["a", "a", "b", "a", "c"]));

    [Fact]
    public void It_never_is_nothing()
    {
        Assert.Equal([0.1, 0.1, 0.1], Novelty.Distances([7, 7, 7]));
        Assert.Equal([1], Novelty.Distances([7]));
    }

    [Fact]
    public void No_answer_is_a_class() => Assert.Equal([0.5, 0.5, 1], Novelty.Distances<long?>([null, null, 3]));

    [Fact]
    public void A_part_of_the_reward_multiplies_the_sum_of_the_others()
    {
        var (question, things) = (TinyNames.Question(), TinyNames.Fitting());
        var wrong = Enumerable.Range(0, NameWords.Things.Count).First(thing => !question.Accepts(thing));
        Response[] group = [Named(0, things[0]), Named(1, things[0]), Named(0, things[1]), Named(0, wrong), Malformed()];
        var options = new RewardOptions { Correctness = 0.5, Terms = new Dictionary<string, double> { ["quality"] = 2 } };
        double[] paid = [.. new[] { things[0], things[0], things[1] }.Select(thing => 0.5 + (2 * question.World.Quality(thing))), 0, 0];

        AssertPaid([1, 1, 1, 1, 1], []);
        AssertPaid([0.75, 0.75, 1, 1, 1], ["novelty-meaning"]);
        AssertPaid([0.5, 1, 0.5, 0.5, 1], ["novelty-wording"]);
        AssertPaid([0.375, 0.75, 0.5, 0.5, 1], ["novelty-wording", "novelty-meaning"]);

        void AssertPaid(double[] factors, string[] times)
        {
            var reward = Function(options with { Times = times });
            var outcomes = reward.Of(group, _ => question, new Seed(1));
            Assert.Equal(paid.Zip(factors, (value, factor) => value * factor), outcomes.Select(outcome => outcome.Reward),
                (a, b) => Math.Abs(a - b) < 1e-12);
            Assert.Equal(["correctness", "quality", .. times.Order()], reward.Parts);
            Assert.Equal(times.Length == 0 && options.Terms.Count == 0, reward.HasClosedForm);
        }
    }

    [Fact]
    public void A_part_of_the_tests_is_multiplied_too()
    {
        using var added = RewardTerms.All.Add(RewardTerm.Weighted("three", "Is three.", group => group.Grades.Select(_ => 3.0)));
        var reward = Function(new() { Times = ["novelty-meaning"], Terms = new Dictionary<string, double> { ["three"] = 1 } });
        var same = Named(0, TinyNames.Fitting()[0]);

        Assert.Equal(["correctness", "three", "novelty-meaning"], reward.Parts);
        Assert.All(reward.Of([same, same], _ => TinyNames.Question(), new Seed(1)), outcome => Assert.Equal(0.4, outcome.Reward, 1e-12));
    }

    [Fact]
    public void Quality_is_that_of_what_fits_and_of_one_right_answer_one()
    {
        var (question, problem) = (TinyNames.Question(), Tiny.Data.Test[0]);

        Assert.Equal(question.World.Quality(TinyNames.Fitting()[0]), Quality.Of(question, TinyNames.Fitting()[0]));
        Assert.Equal((1.0, 0.0), (Quality.Of(problem, problem.Answer), Quality.Of(problem, problem.Answer + 1)));
        Assert.Equal((0.0, 0.0), (Quality.Of(question, null), Quality.Of(problem, null)));
    }

    private static RewardFunction Function(RewardOptions options) =>
        new(options, new Grader(TinyNames.Data.Formats, TinyNames.Data.Tokenizer, TruncationMode.Zero), Judges.None);

    private static Response Named(int format, int thing) =>
        Said(TinyNames.Data.Formats[format].Render(TinyNames.Question() with { Thing = thing }));

    private static Response Malformed() => Said("perhaps a a");

    private static Response Said(string text)
    {
        int[] tokens = [.. TinyNames.Data.Tokenizer.Encode(text), TinyNames.Data.Tokenizer.EndId];
        return new(0, tokens, new float[tokens.Length], new float[tokens.Length], Ended: true);
    }
}
