using System.Text.Json;
using RLCollapse.Common;

namespace RLCollapse.Analysis.Results;

/// <summary>
/// Reads a file of one JSON object a line, as runs write them. A last line that was cut off, as a killed run leaves it, is skipped.
/// </summary>
internal static class RecordedLines
{
    /// <summary>Every line, in order.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="UserErrorException">The file is missing, cannot be read, or a line that does not break off is no JSON
    /// object.</exception>
    public static IEnumerable<JsonPart> Read(string path)
    {
        var bytes = Bytes(path);
        var whole = bytes.AsSpan().LastIndexOf((byte)'\n') + 1;
        foreach (var (index, line) in InputFile.Lines(bytes).Index())
        {
            if (line.IsEmpty) continue;
            if (Line(line, index + 1, path, isCutOff: line.Span.Overlaps(bytes.AsSpan(whole))) is not { } json) yield break;
            yield return json;
        }
    }

    /// <summary>One line.</summary>
    /// <param name="line">Without its end.</param>
    /// <param name="number">Which, from 1.</param>
    /// <exception cref="JsonException">It is no JSON object.</exception>
    public static JsonPart Parse(ReadOnlyMemory<byte> line, int number = 1) =>
        JsonPart.Read(line, number) is { Kind: JsonValueKind.Object } json ? json : throw new JsonException("It is not an object.");

    /// <summary>The bytes of such a file.</summary>
    /// <exception cref="UserErrorException">The file is missing or cannot be read.</exception>
    public static byte[] Bytes(string path) => Bytes(path, () => InputFile.Text(path));

    /// <summary>The whole lines among the last bytes of such a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="most">How many bytes, where it has as many.</param>
    /// <exception cref="UserErrorException">The file is missing or cannot be read.</exception>
    public static byte[] End(string path, int most)
    {
        var end = Bytes(path, () => InputFile.ReadEnd(path, most));
        return end.Length < most ? end : end[(end.AsSpan().IndexOf((byte)'\n') + 1)..];
    }

    private static byte[] Bytes(string path, Func<byte[]> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UserErrorException($"'{path}' does not exist: the run has not come to its first probe behind its base, or this is "
                + "no folder of a run. Resume a run by the command that began it.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"Cannot read '{path}': {error.Message}", error);
        }
    }

    private static JsonPart? Line(ReadOnlyMemory<byte> line, int number, string path, bool isCutOff)
    {
        try
        {
            return Parse(line, number);
        }
        catch (JsonException) when (isCutOff)
        {
            return null;
        }
        catch (JsonException error)
        {
            throw new UserErrorException($"{ShownPath.Of(path)}:{number}: {JsonFile.Describe(error)} "
                + "Delete the line, or run again with --fresh.", error);
        }
    }
}
