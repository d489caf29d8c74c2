namespace RLCollapse.Data.Files;

/// <summary>A row of a file.</summary>
/// <param name="Place">The file with the line or row in it, from 1, for messages.</param>
/// <param name="Columns">Text of each column that has one; numbers as they are written.</param>
public sealed record Row(string Place, IReadOnlyDictionary<string, string> Columns)
{
    /// <summary>Text of a column; null where the row has none.</summary>
    public string? this[string column] => Columns.GetValueOrDefault(column);

    /// <summary>Text of a column that every row has.</summary>
    /// <exception cref="FormatException">It is missing or empty.</exception>
    public string Required(string column) => this[column] is { } text && !string.IsNullOrWhiteSpace(text) ? text
        : throw new FormatException($"\"{column}\" is missing or empty");
}
