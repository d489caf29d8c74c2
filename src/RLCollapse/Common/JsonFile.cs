using System.Text.Json;

namespace RLCollapse.Common;

/// <summary>Reads whole files of strict JSON (<see cref="JsonPart"/>).</summary>
internal static class JsonFile
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="missing">Said where there is none.</param>
    /// <param name="remedy">Said where it is no JSON, after what is wrong; possibly empty.</param>
    /// <param name="most">Most bytes that it may have.</param>
    /// <exception cref="UserErrorException">It is missing, cannot be read, or is no JSON: the message has file and line.</exception>
    public static JsonPart Read(string path, string missing, string remedy = "", long most = InputFile.MostWritten)
    {
        byte[] bytes;
        try
        {
            bytes = InputFile.Text(path, most);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UserErrorException(missing, error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"Cannot read {ShownPath.Of(path)}: {error.Message}", error);
        }

        return Parse(bytes, ShownPath.Of(path), 1, remedy);
    }

    /// <summary>Reads a text that stands in a file.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="name">The file, for messages.</param>
    /// <param name="line">Line of its first character, from 1.</param>
    /// <param name="remedy">Said where it is no JSON, after what is wrong; possibly empty.</param>
    /// <exception cref="UserErrorException">It is no JSON: the message has file and line.</exception>
    public static JsonPart Parse(ReadOnlyMemory<byte> utf8, string name, int line = 1, string remedy = "")
    {
        try
        {
            return JsonPart.Read(utf8, line);
        }
        catch (JsonException error)
        {
            throw new UserErrorException($"{name}:{LineOf(error)}: {Describe(error)}{(remedy.Length > 0 ? " " + remedy : "")}", error);
        }
    }

    /// <summary>Line of an error, from 1.</summary>
    public static long LineOf(JsonException error) => (error.LineNumber ?? 0) + 1;

    /// <summary>What is wrong with a text: "not valid JSON: …".</summary>
    public static string Describe(JsonException error) => $"not valid JSON: {error.Message.Split(" LineNumber:")[0]}";
}
