using RLCollapse.Common;
using RLCollapse.Data;
using RLCollapse.Grading;
using RLCollapse.Rewards;
using RLCollapse.Sampling;

namespace RLCollapse.Tests.Rewards;

public sealed class RewardFunctionTests
{
    private static readonly Seed Never = new(1);

    [Fact]
    public void Pays_for_the_right_answer_in_any_format()
    {
        var reward = Function(new());
        var problem = Tiny.Data.Test[0];
        for (var f = 0; f < Tiny.Data.Formats.Count; f++)
        {
            var right = Judge(reward, Written(Tiny.Data.Formats[f].Render(problem)), problem, Never);
            Assert.Equal((f, (long?)problem.Answer, true, 1.0), (right.Format, right.Answer, right.Correct, right.Reward));
            var other = Tiny.Data.Test.First(p => p.Answer != problem.Answer);
            var wrong = Judge(reward, Written(Tiny.Data.Formats[f].Render(other)), problem, Never);
            Assert.Equal((f, false, 0.0), (wrong.Format, wrong.Correct, wrong.Reward));
        }
    }

    [Theory(DisplayName = "Row 7: a cut response earns nothing, is masked or is kept, as the config says")]
    [InlineData(TruncationMode.Zero, 0.0, false)]
    [InlineData(TruncationMode.Mask, 0.0, false)]
    [InlineData(TruncationMode.Keep, 1.0, true)]
    public void CutResponses(TruncationMode mode, double expected, bool correct)
    {
        var problem = Tiny.Data.Test[0];
        var whole = Tiny.Data.Tokenizer.Encode(Tiny.Data.Formats[2].Render(problem));
        var judged = Judge(Function(new(), mode), new Response(0, whole, new float[whole.Length], new float[whole.Length], Ended: false),
            problem, Never);
        Assert.Equal((expected, correct), (judged.Reward, judged.Correct));
    }

    [Fact]
    public void Code_fails_at_random_and_other_formats_do_not()
    {
        var reward = Function(new() { ExecutionFailureRate = 0.3 });
        var problem = Tiny.Data.Test[0];
        double Paid(int format) =>
            Enumerable.Range(0, 4_000).Average(i =>
                Judge(reward, Written(Tiny.Data.Formats[format].Render(problem)), problem, new Seed(9).Derive(i)).Reward);
        Assert.Equal(0.7, Paid(0), 0.03);
        Assert.Equal(1, Paid(2));
        Assert.True(Judge(reward, Written(Tiny.Data.Formats[0].Render(problem)), problem, Never).Correct);
    }

    [Fact]
    public void A_part_sees_the_whole_group_and_is_named()
    {
        var problem = Tiny.Data.Test[0];
        Response[] group = [.. new[] { 0, 0, 0, 2 }.Select(format => Written(Tiny.Data.Formats[format].Render(problem)))];
        var reward = Function(new() { Terms = new Dictionary<string, double> { ["format-rarity"] = 0.4 } });
        var outcomes = reward.Of(group, _ => problem, Never);

        Assert.Equal(["correctness", "format-rarity"], reward.Parts);
        Assert.Equal([1.1, 1.1, 1.1, 1.3], outcomes.Select(outcome => Math.Round(outcome.Reward, 12)));
        Assert.Equal([1, 0.3], outcomes[3].Parts.Select(part => Math.Round(part, 12)));
        Assert.False(reward.HasClosedForm);
    }

    [Theory]
    [InlineData(RewardJoin.Add, 3)]
    [InlineData(RewardJoin.Multiply, 2)]
    [InlineData(RewardJoin.Least, 1)]
    public void A_part_of_the_tests_joins_as_it_says(RewardJoin join, double expected)
    {
        var term = new RewardTerm("two", "Is two.", join, (_, group) => [.. group.Grades.Select(_ => 2.0)], _ => true);
        var problem = Tiny.Data.Test[0];
        using var added = RewardTerms.All.Add(term);
        var reward = Function(new());

        Assert.Equal(expected, Judge(reward, Written(Tiny.Data.Formats[0].Render(problem)), problem, Never).Reward);
    }

    [Fact]
    public void TokensCost()
    {
        var response = Written(Tiny.Data.Formats[4].Render(Tiny.Data.Test[0]));
        var judged = Judge(Function(new() { TokenCost = 0.01 }), response, Tiny.Data.Test[0], Never);
        Assert.Equal(1 - (0.01 * response.Tokens.Length), judged.Reward, 1e-12);
    }

    [Fact]
    public void Length_counts_the_end_and_takes_any_weight()
    {
        var response = Written(Tiny.Data.Formats[4].Render(Tiny.Data.Test[0]));
        var reward = Function(new() { Correctness = 0, Terms = new Dictionary<string, double> { ["length"] = -0.25 } });

        Assert.Equal(-0.25 * response.Tokens.Length, Judge(reward, response, Tiny.Data.Test[0], Never).Reward, 1e-12);
    }

    private static Outcome Judge(RewardFunction reward, Response response, Problem problem, Seed seed) =>
        reward.Of([response], _ => problem, seed)[0];

    private static RewardFunction Function(RewardOptions options, TruncationMode mode = TruncationMode.Zero) =>
        new(options, new Grader(Tiny.Data.Formats, Tiny.Data.Tokenizer, mode), Judges.None);

    private static Response Written(string text)
    {
        int[] tokens = [.. Tiny.Data.Tokenizer.Encode(text), Tiny.Data.Tokenizer.EndId];
        return new Response(0, tokens, new float[tokens.Length], new float[tokens.Length], Ended: true);
    }
}
