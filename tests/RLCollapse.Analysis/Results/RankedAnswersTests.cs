using RLCollapse.Analysis.Results;

namespace RLCollapse.Tests.Analysis.Results;

public sealed class RankedAnswersTests
{
    /// <summary>The second question has fewer answers that fit, and the first one's commonest stands second.</summary>
    private static readonly RecordedAnswers Answers = new("name", ["a", "b", "c"],
        [new("p ?", [true, true, true], [0.3, 0.6, 0.1]), new("q ?", [true, false, false], [1, 0, 0])],
        [new(0, "rl", [[0.5, 0.2, 0.1], [0.4, 0.3, 0.2]]), new(9, "rl", [[0, 1, 0], [1, 0, 0]])]);

    [Fact]
    public void Masses_stand_by_the_world_s_rank_and_by_their_own_and_where_fewer_fit_by_nothing()
    {
        var ranked = RankedAnswers.Of(Answers, Answers.Base);

        Assert.Equal([(0.2 + 0.4) / 2, 0.5 / 2, 0.1 / 2], ranked.ByLaw, Near);
        Assert.Equal([(0.5 + 0.4) / 2, 0.2 / 2, 0.1 / 2], ranked.BySize, Near);
        Assert.Equal((0.2 + 0.6) / 2, ranked.Rest, 12);
    }

    [Fact]
    public void The_law_is_ranked_alike_and_leaves_no_rest()
    {
        var law = RankedAnswers.OfLaw(Answers);

        Assert.Equal([(0.6 + 1) / 2, 0.3 / 2, 0.1 / 2], law.ByLaw, Near);
        Assert.Equal(law.ByLaw, law.BySize);
        Assert.Equal(0, law.Rest, 12);
    }

    [Fact]
    public void Entropy_is_that_of_what_fits_and_of_one_answer_nothing()
    {
        var question = Answers.Questions[0];

        Assert.Equal((0.625 * Math.Log(1.6)) + (0.25 * Math.Log(4)) + (0.125 * Math.Log(8)), question.Entropy([0.5, 0.2, 0.1]), 12);
        Assert.Equal(0, question.Entropy([0, 1, 0]));
        Assert.Equal(0, question.Entropy([0, 0, 0]));
    }

    private static bool Near(double a, double b) => Math.Abs(a - b) < 1e-12;
}
