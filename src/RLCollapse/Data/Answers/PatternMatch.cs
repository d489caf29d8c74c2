using System.Text.RegularExpressions;

namespace RLCollapse.Data.Answers;

/// <summary>
/// The first group of the last match of a regular expression, or the whole match where it has no group. The matcher takes time in
/// proportion to the text, whatever the expression; references back and looking around are not in its language.
/// </summary>
public sealed class PatternMatch : IAnswerReader
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    private readonly Regex _pattern;

    /// <param name="pattern">The expression.</param>
    /// <exception cref="FormatException">It is none that is read here.</exception>
    public PatternMatch(string pattern)
    {
        try
        {
            _pattern = new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, Limit);
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            throw new FormatException($"'{pattern}' is no regular expression that is read here: {error.Message.TrimEnd('.')}", error);
        }
    }

    /// <summary>In the list of ways.</summary>
    public static AnswerReading Reading { get; } = new(
        "pattern", "a regular expression whose first group is the answer", @"pattern: is ([0-9]+)", pattern => new PatternMatch(pattern));

    /// <summary>A text that takes longer than a second has no answer.</summary>
    public string? Find(string response)
    {
        try
        {
            return _pattern.Matches(response) is [.., var last]
                ? last.Groups[last.Groups.Count > 1 ? 1 : 0].Value
                : null;
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }
}
