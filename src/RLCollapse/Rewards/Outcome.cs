using RLCollapse.Grading;

namespace RLCollapse.Rewards;

/// <summary>What a response is and what it earned.</summary>
/// <param name="Format">Index of its format, −1 for malformed.</param>
/// <param name="Answer">The answer it gives, where it gives one.</param>
/// <param name="Correct">Whether the answer is right.</param>
/// <param name="Reward">What it earns, every part included, the KL penalty not.</param>
public readonly record struct Outcome(int Format, long? Answer, bool Correct, double Reward)
{
    /// <summary>Value of each part of the reward, in the order of <see cref="RewardFunction.Parts"/>.</summary>
    public IReadOnlyList<double> Parts { get; init; } = [];

    /// <summary>Its grade.</summary>
    public Grade Grade => new(Format, Answer, Correct);
}
