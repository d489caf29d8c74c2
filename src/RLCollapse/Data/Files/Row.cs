using System.Globalization;

namespace RLCollapse.Data.Files;

/// <summary>A row of a file.</summary>
/// <param name="Place">The file with the line or row in it, from 1, for messages.</param>
/// <param name="Columns">Text of each column that has one; numbers as they are written, without an exponent.</param>
public sealed record Row(string Place, IReadOnlyDictionary<string, string> Columns)
{
    /// <summary>Text of a column; null where the row has none.</summary>
    public string? this[string column] => Columns.GetValueOrDefault(column);

    /// <summary>A number as text without an exponent, where a decimal holds it: 1e3 is 1000.</summary>
    public static string Number(string written) =>
        written.AsSpan().IndexOfAny('e', 'E') >= 0
        && decimal.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number.ToString("0.############################", CultureInfo.InvariantCulture)
            : written;

    /// <summary>Text of a column that every row has.</summary>
    /// <exception cref="FormatException">It is missing or empty.</exception>
    public string Required(string column) => this[column] is { } text && !string.IsNullOrWhiteSpace(text) ? text
        : throw new FormatException($"\"{column}\" is missing or empty");
}
