namespace RLCollapse.Rewards.Commands;

/// <summary>The program of <c>reward.command</c> does not answer as it should.</summary>
/// <param name="message">What is wrong, what was sent and what came back.</param>
/// <param name="inner">What was seen of it.</param>
public sealed class CommandFailedException(string message, Exception? inner = null) : Exception(message, inner);
