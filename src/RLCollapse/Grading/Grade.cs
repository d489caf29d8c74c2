namespace RLCollapse.Grading;

/// <summary>What a response is, whatever it earns.</summary>
/// <param name="Format">Index of its format, −1 for malformed.</param>
/// <param name="Answer">The answer it gives, where it gives one.</param>
/// <param name="Correct">Whether the answer is right.</param>
public readonly record struct Grade(int Format, long? Answer, bool Correct);
