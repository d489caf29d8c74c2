using System.Text.Json;
using RLCollapse.Common;
using RLCollapse.Data;

namespace RLCollapse.HuggingFace;

/// <summary>
/// Reads responses from a file of one JSON object a line: <c>{"prompt": TEXT, "response": TEXT}</c> gets the end token unless
/// it says <c>"ended": false</c>. The lines of a run's <c>samples.jsonl</c> are such. Other keys are passed over, and so are blank lines.
/// </summary>
/// <param name="file">The file.</param>
/// <param name="policy">Whose tokenizer and problems are meant.</param>
public sealed class ScoreRows(string file, SavedPolicy policy)
{
    private readonly WordTokenizer _tokenizer = policy.Tokenizer;
    /// <summary>Every row of the file.</summary>
    /// <param name="contextLength">Most tokens of a prompt with its response.</param>
    /// <exception cref="UserErrorException">A line cannot be scored; the message has file, line and remedy.</exception>
    public IReadOnlyList<ScoreRow> Read(int contextLength)
    {
        var rows = Lines().Select((text, i) => (Text: text, Number: i + 1)).Where(line => !string.IsNullOrWhiteSpace(line.Text))
            .Select(line => Row(line.Text, line.Number)).ToArray();
        if (rows.Length == 0)
            throw new UserErrorException($"'{file}' has no lines; each is an object such as {{\"prompt\": \"…\", \"response\": \"…\"}}.");
        foreach (var row in rows)
        {
            var length = row.Prompt.Length + row.Response.Length;
            if (length > contextLength)
                throw Wrong(row.Line, $"prompt and response have {length} tokens{(row.EndAppended ? " with the end token" : "")} and the "
                    + $"model's context is {contextLength} (model.contextLength); shorten them");
        }

        return rows;
    }

    private ScoreRow Row(string text, int line)
    {
        using var json = Parse(text, line);
        var prompt = Text(json.RootElement, "prompt", line);
        var response = Ids(Text(json.RootElement, "response", line), line);
        var ended = Ended(json.RootElement, line) ?? true;
        if (ended) response = [.. response, _tokenizer.EndId];
        if (response.Length == 0)
            throw Wrong(line, "the response is empty and not ended, so there is no token to score; take \"ended\": false out or the line");
        var ids = Ids(prompt, line);
        return ids.Length > 0 ? new(line, ids, response, ended)
            : throw Wrong(line, "the prompt is empty; the first token of a response is scored given at least one token before it");
    }

    private JsonDocument Parse(string text, int line)
    {
        try
        {
            var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind == JsonValueKind.Object ? json : throw new JsonException("it is not an object");
        }
        catch (JsonException error)
        {
            throw Wrong(line, $"not a JSON object: {error.Message.Split(" LineNumber:")[0].TrimEnd('.')}; a line is an object such as "
                + $"{{\"prompt\": \"…\", \"response\": \"…\"}}");
        }
    }

    private string Text(JsonElement row, string key, int line) =>
        row.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String
        ? value.GetString()!
        : throw Wrong(line, $"\"{key}\" is missing or not a text; a line is an object such as {{\"prompt\": \"…\", \"response\": \"…\"}}");

    private bool? Ended(JsonElement row, int line)
    {
        if (!row.TryGetProperty("ended", out var value)) return null;
        return value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? value.GetBoolean()
            : throw Wrong(line, "\"ended\" is neither true nor false");
    }

    private int[] Ids(string text, int line)
    {
        try
        {
            return _tokenizer.Encode(text);
        }
        catch (FormatException error)
        {
            throw Wrong(line, $"{error.Message} Words stand apart, punctuation too; the tokenizer.json of an export lists them all");
        }
    }

    private string[] Lines()
    {
        try
        {
            return File.ReadAllLines(file);
        }
        catch (FileNotFoundException error)
        {
            throw new UserErrorException($"There is no file '{file}'; give one with a line {{\"prompt\": \"…\", \"response\": \"…\"}} "
                + "for each response, or the samples.jsonl of a run.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"Cannot read '{file}': {error.Message}", error);
        }
    }

    private UserErrorException Wrong(int line, string what) => new($"{file}:{line}: {what}.");
}
