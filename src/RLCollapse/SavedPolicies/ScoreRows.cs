using System.Text.Json;
using RLCollapse.Common;
using RLCollapse.Data;
using RLCollapse.Data.Files;

namespace RLCollapse.SavedPolicies;

/// <summary>
/// Reads responses from a file of one JSON object a line: <c>{"prompt": TEXT, "response": TEXT}</c> gets the end token unless
/// it says <c>"ended": false</c>. The lines of a run's <c>samples.jsonl</c> are such. Other keys are passed over, and so are blank lines.
/// </summary>
/// <param name="file">The file.</param>
/// <param name="policy">Whose tokenizer and problems are meant.</param>
public sealed class ScoreRows(string file, SavedPolicy policy)
{
    private const string Example = "{\"prompt\": \"…\", \"response\": \"…\"}";

    private readonly ITokenizer _tokenizer = policy.Tokenizer;

    /// <summary>Every row of the file.</summary>
    /// <param name="contextLength">Most tokens of a prompt with its response.</param>
    /// <exception cref="UserErrorException">Lines cannot be scored; the message has file, line and remedy of each, up to
    /// twenty.</exception>
    public IReadOnlyList<ScoreRow> Read(int contextLength)
    {
        var (rows, errors) = (new List<ScoreRow>(), new RowErrors($"Each line is an object such as {Example}."));
        foreach (var (index, line) in InputFile.Lines(Bytes()).Index())
        {
            if (line.Span.IndexOfAnyExcept(" \t\r"u8) < 0) continue;
            try
            {
                rows.Add(Row(line, index + 1, contextLength));
            }
            catch (FormatException error)
            {
                errors.Add($"{file}:{index + 1}", error.Message);
            }

            if (errors.IsFull) break;
        }

        errors.Require();
        return rows.Count > 0 ? rows
            : throw new UserErrorException($"'{file}' has no lines; each is an object such as {Example}.");
    }

    private ScoreRow Row(ReadOnlyMemory<byte> utf8, int line, int contextLength)
    {
        var json = Parse(utf8);
        var prompt = Text(json, "prompt");
        var response = Ids(Text(json, "response"), _tokenizer.Encode);
        var ended = Ended(json) ?? true;
        if (ended) response = [.. response, _tokenizer.EndId];
        if (response.Length == 0)
            throw new FormatException("the response is empty and not ended, so there is no token to score; take \"ended\": false out or "
                + "the line");
        var ids = Ids(prompt, _tokenizer.EncodePrompt);
        if (ids.Length == 0)
            throw new FormatException("the prompt is empty; the first token of a response is scored given at least one token before it");
        return ids.Length + response.Length is var length && length <= contextLength ? new(line, ids, response, ended)
            : throw new FormatException($"prompt and response have {length} tokens{(ended ? " with the end token" : "")} and the model's "
                + $"context is {contextLength} (model.contextLength); shorten them");
    }

    private static JsonPart Parse(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            var json = JsonPart.Read(utf8);
            return json.Kind == JsonValueKind.Object ? json : throw new JsonException("it is not an object");
        }
        catch (JsonException error)
        {
            throw new FormatException($"not a JSON object: {JsonFile.Describe(error).TrimEnd('.')}");
        }
    }

    private static string Text(JsonPart row, string key) => row[key] is { Kind: JsonValueKind.String } text ? text.Text
        : throw new FormatException($"\"{key}\" is missing or not a text");

    private static bool? Ended(JsonPart row) => row["ended"] is not { } ended ? null
        : ended.Kind is JsonValueKind.True or JsonValueKind.False ? ended.Kind == JsonValueKind.True
        : throw new FormatException("\"ended\" is neither true nor false");

    private static int[] Ids(string text, Func<string, int[]> encode)
    {
        try
        {
            return encode(text);
        }
        catch (FormatException error)
        {
            throw new FormatException(
                $"{error.Message} Words stand apart, punctuation too; the tokenizer.json of an export lists them all", error);
        }
    }

    private byte[] Bytes()
    {
        try
        {
            return InputFile.Text(file);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UserErrorException($"There is no file '{file}'; give one with a line {Example} "
                + "for each response, or the samples.jsonl of a run.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"Cannot read '{file}': {error.Message}", error);
        }
    }
}
