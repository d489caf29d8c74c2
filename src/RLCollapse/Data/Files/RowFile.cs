using RLCollapse.Common;

namespace RLCollapse.Data.Files;

/// <summary>A file of rows, read one after another, so that its size takes no memory.</summary>
public static class RowFile
{
    /// <summary>The rows of a file.</summary>
    /// <param name="path">Ends in <c>.parquet</c>, or holds JSON lines, compressed where it ends in <c>.gz</c>.</param>
    /// <param name="errors">Gets what is wrong with rows, which are passed over.</param>
    /// <exception cref="UserErrorException">The file cannot be read.</exception>
    public static IEnumerable<Row> Read(string path, RowErrors errors)
    {
        using var rows = (path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase)
            ? ParquetRows.Read(path)
            : JsonLines.Read(() => Text(path), ShownPath.Of(path), errors)).GetEnumerator();
        while (Next(rows, path)) yield return rows.Current;
    }

    private static bool Next(IEnumerator<Row> rows, string path)
    {
        try
        {
            return rows.MoveNext();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new UserErrorException($"Cannot read '{ShownPath.Of(path)}': {error.Message}", error);
        }
    }

    private static Stream Text(string path)
    {
        var file = InputFile.Open(path);
        return path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new WholeGzip(file) : file;
    }
}
