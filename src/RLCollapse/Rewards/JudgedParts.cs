namespace RLCollapse.Rewards;

/// <summary>Parts of the reward that a model decides, and the plainest that none does.</summary>
public static class JudgedParts
{
    /// <summary>Whether the answer is right, as a part with a weight: what raters may like.</summary>
    public static RewardTerm Correct { get; } = RewardTerm.Weighted(
        "correct", "1 for a right answer, else 0.", group => group.Grades.Select(grade => grade.Correct ? 1.0 : 0));

    /// <summary>How likely another base finds the response.</summary>
    public static RewardTerm Typicality { get; } = RewardTerm.Weighted(
        "typicality", "Log-probability of the response under the base of another seed, in nats.",
        group => group.Judges.Typical.Of(group.Problem.Prompt, [.. group.Responses.Select(response => response.Tokens)]));

    /// <summary>How likely a companion finds the response.</summary>
    /// <param name="name">Of the part.</param>
    /// <param name="companion">Whose policy is asked.</param>
    public static RewardTerm TypicalityTo(string name, string companion) => RewardTerm.Weighted(
        name, $"Log-probability of the response under the policy of companion {companion}, in nats.",
        group => group.Judges.Companion(companion).Of(group.Problem.Prompt, [.. group.Responses.Select(response => response.Tokens)]));

    /// <summary>What the reward model says.</summary>
    public static RewardTerm Learned { get; } = RewardTerm.Weighted(
        "learned", "What the reward model says of the response; its mean over the base's responses is 0.",
        group => group.Judges.Learned.Of(group.Problem.Prompt, [.. group.Responses.Select(response => response.Tokens)]));
}
