namespace RLCollapse.Rewards;

/// <summary>
/// The run of a code response fails at random with a fixed probability, as in a flaky sandbox, and then earns nothing: drawn from a stream
/// of its own, a ceiling that no training removes.
/// </summary>
public static class ExecutionFailure
{
    /// <summary>In the list of parts.</summary>
    public static RewardTerm Term { get; } = new(
        "execution", "0 where the run of a code response failed at random, else 1.", RewardJoin.Multiply,
        (options, group) => [.. group.Grades.Zip(group.Seeds, (grade, seed) =>
            grade.Format >= 0 && group.Formats[grade.Format].IsExecuted && seed.Generator().NextDouble() < options.ExecutionFailureRate
                ? 0.0
                : 1.0)],
        options => options.ExecutionFailureRate > 0) { HasClosedForm = true };
}
