using RLCollapse.Common;

namespace RLCollapse.Data.Answers;

/// <summary>Every way to read an answer, as <c>data.reads</c> writes it: a word, or a word with what it needs behind a colon.</summary>
public static class AnswerReaders
{
    /// <summary>In the order of documents and messages; a new one is a line here.</summary>
    public static OpenList<AnswerReading> All { get; } = new(
        reading => reading.Name,
        [AfterMarker.Reading, Boxed.Reading, LastNumber.Reading, ExecutedProgram.Reading, PatternMatch.Reading, WholeText.Reading]);

    /// <summary>The reader of a text such as <c>after: ####</c>.</summary>
    /// <exception cref="FormatException">It is none; the message says what there is.</exception>
    public static IAnswerReader Of(string text)
    {
        var (name, rest) = text.IndexOf(':') is >= 0 and var colon ? (text[..colon].Trim(), text[(colon + 1)..].Trim()) : (text.Trim(), "");
        var reading = All.Find(name) ?? throw new FormatException($"there is no way '{PlainText.Shown(name)}' to read an answer"
            + (NearestPath.Find(name, All.Names) is { } near ? $"; did you mean {near}?" : $"; there is {Known}"));
        if (reading.Needs is null && rest.Length > 0) throw new FormatException($"{name} needs nothing behind it, found '{rest}'");
        if (reading.Needs is not null && rest.Length == 0)
            throw new FormatException($"{name} needs {reading.Needs}: write {reading.Example}");
        return reading.Create(rest);
    }

    private static string Known => string.Join(", ", All.Items.Select(reading => $"'{reading.Example}'"));
}

/// <summary>A way to read an answer.</summary>
/// <param name="Name">First word.</param>
/// <param name="Needs">What stands behind the colon; null where nothing does.</param>
/// <param name="Example">As a config writes it.</param>
/// <param name="Create">Makes the reader of what stands behind the colon; a <see cref="FormatException"/> says what is wrong with
/// that.</param>
public sealed record AnswerReading(string Name, string? Needs, string Example, Func<string, IAnswerReader> Create);
