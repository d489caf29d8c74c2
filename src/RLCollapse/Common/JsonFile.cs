using System.Text.Json;

namespace RLCollapse.Common;

/// <summary>Reads whole files of strict JSON. Comments and trailing commas are allowed; a key that occurs twice is not.</summary>
internal static class JsonFile
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="missing">Said where there is none.</param>
    /// <param name="remedy">Said where it is no JSON, after what is wrong; possibly empty.</param>
    /// <exception cref="UserErrorException">It is missing, cannot be read, or is no JSON: the message has file and line.</exception>
    public static JsonPart Read(string path, string missing, string remedy = "")
    {
        var name = ShownPath.Of(Path.GetFullPath(path));
        try
        {
            var bytes = File.ReadAllBytes(path);
            return JsonPart.Read(bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes.AsSpan(3) : bytes);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UserErrorException(missing, error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"Cannot read {name}: {error.Message}", error);
        }
        catch (JsonException error)
        {
            throw new UserErrorException($"{name}:{(error.LineNumber ?? 0) + 1}: not valid JSON: "
                + $"{error.Message.Split(" LineNumber:")[0]}{(remedy.Length > 0 ? " " + remedy : "")}", error);
        }
    }
}
