using System.Globalization;
using Parquet;
using Parquet.Serialization;
using RLCollapse.Common;

namespace RLCollapse.Data.Files;

/// <summary>
/// Rows of a Parquet file, a group of rows in memory at a time. Texts and numbers are the columns; lists and structs are not.
/// </summary>
internal static class ParquetRows
{
    /// <summary>The rows of a file.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static IEnumerable<Row> Read(string path)
    {
        using var file = InputFile.Open(path);
        var (groups, number) = (Groups(file), 0L);
        for (var group = 0; group < groups; group++)
        {
            foreach (var row in Group(file, group))
            {
                yield return new($"{ShownPath.Of(path)}, row {++number}", row.Where(cell => cell.Value is string or IFormattable)
                    .ToDictionary(cell => cell.Key, cell => cell.Value as string
                        ?? Row.Number(Convert.ToString(cell.Value, CultureInfo.InvariantCulture)!)));
            }
        }
    }

    private static int Groups(Stream file) => Whole(() => GroupsAsync(file).GetAwaiter().GetResult());

    private static async Task<int> GroupsAsync(Stream file)
    {
        await using var reader = await ParquetReader.CreateAsync(file, leaveStreamOpen: true);
        return reader.RowGroupCount;
    }

    private static IEnumerable<IDictionary<string, object>> Group(Stream file, int group) => Whole(() =>
        ParquetSerializer.DeserializeUntypedAsync(file, rowGroupIndex: group).GetAwaiter().GetResult().Data);

    /// <summary>The reader throws whatever a damaged file makes it stumble over.</summary>
    private static T Whole<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is not (IOException or OutOfMemoryException))
        {
            throw new InvalidDataException($"it is no whole Parquet file ({error.Message})", error);
        }
    }
}
