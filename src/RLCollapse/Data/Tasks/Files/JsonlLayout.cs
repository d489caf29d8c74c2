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
    public FileProblem Read(Row row, DataOptions data, IReadOnlyList<IOutputFormat> formats)
    {
        var (prompt, response, format, answer) = (row.Required("prompt"), row["response"], row["format"], row["answer"]);
        if (response is null && format is not null) throw new FormatException("it has a format and no response");
        if (response is not null && format is null) throw new FormatException("it has a response and no format");
        if (response is null && answer is null) throw new FormatException("it has neither a response nor an answer");
        if (response is { Length: 0 }) throw new FormatException("\"response\" is empty");
        if (format is not null && !data.Known.Contains(format)) throw new FormatException(OutputFormats.Unknown(format, data.Known));

        long? expected = answer is null ? null
            : WrittenAnswer.IdOf(answer) ?? throw new FormatException("\"answer\" is empty; leave it out where there is none");
        var isTracked = format is not null && data.Formats.Contains(format);
        if (isTracked) RequireSame(response!, format!, formats);
        return new(FileProblem.IdOf(prompt), prompt, expected, 1,
            isTracked ? new() { [format!] = [response!] } : new Dictionary<string, IReadOnlyList<string>>()) { Written = answer };
    }

    /// <summary>A text that is called one format and counts as another would make the other's mass.</summary>
    private static void RequireSame(string response, string format, IReadOnlyList<IOutputFormat> formats)
    {
        if (formats.FirstOrDefault(own => own.Name == format) is { Opener.Length: > 0 } called
            && response.StartsWith(called.Opener, StringComparison.Ordinal) && !called.Begins(response))
        {
            throw new FormatException($"its response begins with '{called.Opener}', which is only part of its first words; where tokens "
                + $"are words (data.tokenizer.kind=words), data.begins.{format} has to be whole words");
        }

        if (FormatOfText.Of(response, formats) is { } found && formats[found.Index].Name is var read && read != format)
        {
            throw new FormatException($"its response is called '{format}' and is read as '{read}', by data.begins and data.reads in the "
                + "order of data.formats");
        }
    }
}
