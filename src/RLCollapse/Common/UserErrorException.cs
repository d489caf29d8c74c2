namespace RLCollapse.Common;

/// <summary>
/// Something the user can mend: bad usage, a bad file. The command prints the message without a stack trace and exits with code 2.
/// </summary>
/// <param name="message">What was wrong, where, and what to do.</param>
/// <param name="inner">The cause, where there is one.</param>
public class UserErrorException(string message, Exception? inner = null) : Exception(message, inner);
