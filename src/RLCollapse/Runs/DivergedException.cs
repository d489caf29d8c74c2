namespace RLCollapse.Runs;

/// <summary>Training has run away; going on would only record noise.</summary>
/// <param name="message">What was seen and what to change.</param>
public sealed class DivergedException(string message) : Exception(message);
