namespace RLCollapse.Grading;

/// <summary>What a response is and what it earned.</summary>
/// <param name="Format">Index of its format, −1 for malformed.</param>
/// <param name="Answer">The answer it gives, where it gives one.</param>
/// <param name="Correct">Whether the answer is the problem's.</param>
/// <param name="Reward">What it earns, a random failure and the token cost included, the KL penalty not.</param>
public readonly record struct Judgement(int Format, long? Answer, bool Correct, double Reward);
