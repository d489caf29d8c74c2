namespace RLCollapse.Rewards;

/// <summary>The reward of a right answer, <see cref="RewardOptions.Correctness"/>.</summary>
public static class Correctness
{
    /// <summary>In the list of parts.</summary>
    public static RewardTerm Term { get; } = new(
        "correctness", "Pays for the right answer.", RewardJoin.Add,
        (options, group) => [.. group.Grades.Select(grade => grade.Correct ? options.Correctness : 0)],
        options => options.Correctness > 0 || (options.Terms.Count == 0 && options.Times.Count == 0)) { HasClosedForm = true };
}
