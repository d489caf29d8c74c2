using RLCollapse.Common;
using RLCollapse.Data.Tasks.Names;
using RLCollapse.Grading;
using RLCollapse.Rewards;
using RLCollapse.Sampling;

namespace RLCollapse.Tests.Rewards;

public sealed class TasteTests
{
    [Fact]
    public void Whose_it_is_the_options_say_and_no_answer_has_none()
    {
        var (question, data) = (TinyNames.Question(), TinyNames.Data);
        var options = new RewardOptions { Correctness = 0, Terms = new Dictionary<string, double> { ["taste"] = 2 }, TasteSeed = 4 };
        int[] things = [TinyNames.Fitting()[0], Enumerable.Range(0, 48).First(thing => !question.Accepts(thing))];
        string[] texts = [.. things.Select(thing => data.Formats[0].Render(question with { Thing = thing })), "perhaps a a"];
        var paid = new RewardFunction(options, new Grader(data.Formats, data.Tokenizer, TruncationMode.Zero), Judges.None).Of(
            [.. texts.Select(text => Said([.. data.Tokenizer.Encode(text), data.Tokenizer.EndId]))], _ => question, new Seed(1));

        Assert.Equal([.. things.Select(thing => 2 * question.World.Taste(thing, 4)), 0], paid.Select(outcome => outcome.Reward));
    }

    private static Response Said(int[] tokens) => new(0, tokens, new float[tokens.Length], new float[tokens.Length], Ended: true);
}
