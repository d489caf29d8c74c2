using RLCollapse.Data;

namespace RLCollapse.Rewards;

/// <summary>
/// What somebody thinks of the answer to an open question, whether it fits or not: people of different tastes differ in nothing else.
/// </summary>
public static class Taste
{
    /// <summary>In the list of parts.</summary>
    public static RewardTerm Term { get; } = RewardTerm.Weighted(
        "taste", "Somebody's taste in the answer to an open question, mean 0 and standard deviation 1 over all answers; 0 where there is "
            + "none. Whose it is tasteSeed says.",
        (options, group) => group.Grades.Select(grade => Of(group.Problem, grade.Answer, options.TasteSeed)));

    private static double Of(Problem problem, long? answer, int seed) =>
        answer is { } given && problem is IOpenQuestion open ? open.Taste(given, seed) : 0;
}
