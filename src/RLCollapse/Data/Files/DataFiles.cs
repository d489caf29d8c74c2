using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.FileSystemGlobbing;
using RLCollapse.Common;

namespace RLCollapse.Data.Files;

/// <summary>The files that a list of paths and patterns names.</summary>
public static class DataFiles
{
    private static readonly ConcurrentDictionary<(string Path, long Length, DateTime Written), string> Hashes = [];

    /// <summary>The files, those of a pattern in the order of their names.</summary>
    /// <param name="patterns">Paths from the working directory, or patterns with <c>*</c>, <c>?</c> and <c>**</c>.</param>
    /// <param name="key">Key of the list, for messages.</param>
    /// <exception cref="UserErrorException">A path is no file, or a pattern fits none.</exception>
    public static IReadOnlyList<string> Named(IReadOnlyList<string> patterns, string key) =>
        [.. patterns.SelectMany(pattern => Named(pattern, key)).Distinct()];

    /// <summary>A hash of what is in the files, in their order.</summary>
    public static string HashOf(IEnumerable<string> files) =>
        Convert.ToHexStringLower(SHA256.HashData([.. files.SelectMany(file => Convert.FromHexString(Hash(file)))]));

    private static IEnumerable<string> Named(string pattern, string key)
    {
        if (!InputFile.IsPath(pattern)) throw new UserErrorException($"{key}: '{PlainText.Shown(pattern)}' cannot be a path.");
        if (pattern.IndexOfAny(['*', '?']) < 0)
        {
            return File.Exists(pattern) ? [pattern] : throw new UserErrorException(
                Directory.Exists(pattern) ? $"{key}: '{pattern}' is a folder; name its files."
                : $"{key}: there is no file '{pattern}'{(Path.IsPathRooted(pattern) ? "" : $" below {Directory.GetCurrentDirectory()}")}.");
        }

        var parts = pattern.Replace('\\', '/').Split('/');
        var fixedParts = parts.TakeWhile(part => part.IndexOfAny(['*', '?']) < 0).ToArray();
        var root = fixedParts.Length == 0 ? "." : string.Join('/', fixedParts) + "/"; // so that C: is not the folder that is open there
        string[] files = !Directory.Exists(root) ? [] :
            [.. new Matcher(StringComparison.Ordinal).AddInclude(string.Join('/', parts.Skip(fixedParts.Length)))
                .GetResultsInFullPath(root).Order(StringComparer.Ordinal)];
        return files.Length > 0 ? files : throw new UserErrorException($"{key}: no file fits '{pattern}'.");
    }

    private static string Hash(string path)
    {
        var file = new FileInfo(Path.GetFullPath(path));
        return Hashes.GetOrAdd((file.FullName, file.Length, file.LastWriteTimeUtc), _ =>
        {
            using var stream = InputFile.Open(path);
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        });
    }
}
