using RLCollapse.Data;

namespace RLCollapse.Rewards;

/// <summary>What the answer to an open question is worth: a judge's graded taste, 0 for answers that do not fit.</summary>
public static class Quality
{
    /// <summary>In the list of parts.</summary>
    public static RewardTerm Term { get; } = RewardTerm.Weighted(
        "quality", "Pays for the quality of the answer, 0 to 1; of a question with one right answer, 1 for that.",
        group => group.Grades.Select(grade => Of(group.Problem, grade.Answer)));

    /// <summary>Quality of an answer, 0 where there is none.</summary>
    public static double Of(Problem problem, long? answer) => answer is not { } given ? 0
        : problem is IOpenQuestion open ? open.Quality(given)
        : problem.Accepts(given) ? 1 : 0;
}
