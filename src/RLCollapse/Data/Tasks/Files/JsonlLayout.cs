using RLCollapse.Common;
using RLCollapse.Data.Answers;
using RLCollapse.Data.Files;

namespace RLCollapse.Data.Tasks.Files;

/// <summary>Rows of one's own: a prompt with a text that responds to it in a format, or with the right answer, or with both.</summary>
public sealed class JsonlLayout : IRowLayout
{
    /// <inheritdoc/>
    public string Description =>
        "A row is {\"prompt\": \"…\", \"response\": \"…\", \"format\": \"…\"} of texts, "
        + "{\"prompt\": \"…\", \"answer\": \"…\"} of problems, or both in one.";

    /// <inheritdoc/>
    public FileProblem Read(Row row, IReadOnlyCollection<string> formats)
    {
        var (prompt, response, format, answer) = (row.Required("prompt"), row["response"], row["format"], row["answer"]);
        if (response is null && format is not null) throw new FormatException("it has a format and no response");
        if (response is not null && format is null) throw new FormatException("it has a response and no format");
        if (response is null && answer is null) throw new FormatException("it has neither a response nor an answer");
        if (response is { Length: 0 }) throw new FormatException("\"response\" is empty");
        if (format is not null && !formats.Contains(format))
        {
            throw new FormatException($"there is no format '{PlainText.Shown(format)}' in data.formats"
                + (NearestPath.Find(format, formats) is { } near ? $"; did you mean {near}?" : $" ({string.Join(", ", formats)})"));
        }

        long? expected = answer is null ? null
            : WrittenAnswer.IdOf(answer) ?? throw new FormatException("\"answer\" is empty; leave it out where there is none");
        return new(FileProblem.IdOf(prompt), prompt, expected, 1,
            format is null ? new Dictionary<string, IReadOnlyList<string>>() : new() { [format] = [response!] });
    }
}
