using RLCollapse.Data;
using RLCollapse.Data.Tasks.Names;
using RLCollapse.Grading;
using RLCollapse.Preferences;
using RLCollapse.Rewards;

namespace RLCollapse.Tests.Preferences;

public sealed class SectionAccuracyTests
{
    private static readonly Problem[] Questions = [.. TinyNames.Data.Test.Take(6)];

    [Fact]
    public void A_scorer_of_right_answers_is_right_and_knows_nothing_else() => AssertSections(
        (question, thing, _) => question.Accepts(thing) ? 1 : 0, right: 1, nearMiss: 1, typical: 0.5, wording: 0.5);

    [Fact]
    public void One_that_overlooks_what_is_excluded_misses_nearly() => AssertSections(
        (question, thing, _) => question.Accepts(thing) || question.NearlyAccepts(thing) ? 1 : 0,
        right: Questions.Average(question => // ties with as many wrong answers as are nearly right
        {
            var wrong = Enumerable.Range(0, 48).Where(thing => !question.Accepts(thing)).ToArray();
            return 1 - (0.5 * wrong.Count(thing => ((NameProblem)question).NearlyAccepts(thing)) / wrong.Length);
        }),
        nearMiss: 0.5, typical: 0.5, wording: 0.5);

    [Fact]
    public void One_that_follows_the_world_takes_what_is_typical() => AssertSections(
        (question, thing, _) => question.Law[thing], right: 1, nearMiss: 1, typical: 1, wording: 0.5);

    [Fact]
    public void One_that_follows_the_corpus_takes_its_wording() => AssertSections(
        (_, _, format) => TinyNames.Data.Pretraining.Count(example => example.Format == format),
        right: 0.5, nearMiss: 0.5, typical: 0.5, wording: 1);

    [Fact]
    public void Where_groups_disagree_the_smallest_is_the_minority()
    {
        var raters = new RaterOptions
        {
            Likes = new Dictionary<string, double>(),
            Groups = new Dictionary<string, double> { ["few"] = 1, ["many"] = 2 },
            GroupLikes = new Dictionary<string, double> { ["few/taste"] = -1, ["many/taste"] = 1 },
        };

        Assert.Equal(1, Of((question, thing, _) => -question.Taste(thing, 0), raters)["minority"]);
        Assert.Equal(0, Of((question, thing, _) => question.Taste(thing, 0), raters)["minority"]);
        Assert.False(Of((question, thing, _) => -question.Taste(thing, 0), new()).ContainsKey("minority"));
    }

    [Fact]
    public void Problems_with_one_answer_have_no_sections() => Assert.Empty(SectionAccuracy.Of(
        new Scorer(Tiny.Data, (_, _, _) => 0), Tiny.Data, Tiny.Data.Test.Take(2),
        new Raters(new(), new Grader(Tiny.Data.Formats, Tiny.Data.Tokenizer, TruncationMode.Zero), Judges.None)));

    private static void AssertSections(
        Func<NameProblem, int, int, double> score, double right, double nearMiss, double typical, double wording)
    {
        var found = Of(score, new());
        Assert.Equal(["right", "near-miss", "typical", "wording"], found.Keys);
        Assert.Equal([right, nearMiss, typical, wording], found.Values, (one, other) => Math.Abs(one - other) < 1e-9);
    }

    private static IReadOnlyDictionary<string, double> Of(Func<NameProblem, int, int, double> score, RaterOptions raters) =>
        SectionAccuracy.Of(new Scorer(TinyNames.Data, score), TinyNames.Data, Questions,
            new Raters(raters, new Grader(TinyNames.Data.Formats, TinyNames.Data.Tokenizer, TruncationMode.Zero), Judges.None));

    private sealed class Scorer(Dataset data, Func<NameProblem, int, int, double> score) : IResponseScorer
    {
        public IReadOnlyList<double> Of(string prompt, IReadOnlyList<int[]> responses)
        {
            var question = (NameProblem)data.Test.First(problem => problem.Prompt == prompt);
            return [.. responses.Select(tokens =>
            {
                var read = FormatClassifier.Classify(data.Tokenizer.Decode(tokens.AsSpan(0, tokens.Length - 1)), data.Formats);
                return score(question, (int)read.Answer!.Value, read.FormatIndex);
            })];
        }
    }
}
