using RLCollapse.Common;

namespace RLCollapse.Preferences;

/// <summary>The kinds of pairs on which a reward model is tried.</summary>
public static class AccuracySections
{
    /// <summary>All of them; a new one is a line here.</summary>
    public static OpenList<AccuracySection> All { get; } = new(section => section.Name,
    [
        new("right", "Share of pairs of a right and a wrong answer in the same wording of which the reward model scores the right one "
            + "higher.", question => question.Answers((one, other) => question.Question.Accepts(one) && !question.Question.Accepts(other)))
            { HasTruth = true },
        new("near-miss", "The same of wrong answers that fit but for what the question excludes.", question => question.Answers(
            (one, other) => question.Question.Accepts(one) && question.Question.NearlyAccepts(other))) { HasTruth = true },
        new("typical", "Share of pairs of right answers of which it scores the one that is commoner in the world higher; 0.5 without a "
            + "bias.", question => question.Answers((one, other) => question.Question.Accepts(one) && question.Question.Accepts(other)
                && question.Question.Law[one] > question.Question.Law[other])),
        new("wording", "Share of pairs of the same right answer of which it scores the one in the wording that is commoner in the corpus "
            + "higher; 0.5 without a bias.", question => question.Formats((one, other) =>
                question.Commonness[one] > question.Commonness[other])),
        new("minority", "Share of pairs on which the smallest group of raters and the largest disagree of which it scores higher what the "
            + "smallest prefers.", Minority),
    ]);

    private static IEnumerable<(double Better, double Worse)> Minority(ScoredQuestion question)
    {
        var (few, many) = (IndexOf(question.Shares, question.Shares.Min()), IndexOf(question.Shares, question.Shares.Max()));
        if (few == many) return [];
        var (own, others) = (question.Utilities[few], question.Utilities[many]);
        return question.Responses((format, one, other) =>
            own[format][one] > own[format][other] && others[format][one] < others[format][other]);
    }

    private static int IndexOf(IReadOnlyList<double> shares, double share) => shares.ToList().IndexOf(share);
}
