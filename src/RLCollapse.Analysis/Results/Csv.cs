using System.Globalization;
using System.Text;

namespace RLCollapse.Analysis.Results;

/// <summary>Comma-separated values after RFC 4180, with lines ended by a line feed.</summary>
public static class Csv
{
    /// <summary>Appends a row; cells are quoted where they must be.</summary>
    public static void AppendRow(StringBuilder csv, IEnumerable<string> cells) => csv.AppendJoin(',', cells.Select(Quoted)).Append('\n');

    /// <summary>A number with six significant digits; empty for NaN, <c>inf</c> for +∞.</summary>
    public static string Number(double value) => double.IsNaN(value) ? string.Empty
        : double.IsPositiveInfinity(value) ? "inf"
        : value.ToString("G6", CultureInfo.InvariantCulture);

    /// <summary>The rows of a text, the header's included.</summary>
    /// <exception cref="FormatException">A quoted cell does not end.</exception>
    public static IReadOnlyList<IReadOnlyList<string>> Rows(string text)
    {
        var (rows, row, cell, isQuoted) = (new List<IReadOnlyList<string>>(), new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (letter == '"' && isQuoted && i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[++i]);
            else if (letter == '"') isQuoted = !isQuoted;
            else if (isQuoted || letter is not (',' or '\n')) cell.Append(letter);
            else
            {
                EndCell();
                if (letter == '\n') EndRow();
            }
        }

        if (isQuoted) throw new FormatException("a quoted cell does not end.");
        if (row.Count > 0 || cell.Length > 0)
        {
            EndCell();
            EndRow();
        }

        return rows;

        void EndCell()
        {
            row.Add(cell.ToString());
            cell.Clear();
        }

        void EndRow()
        {
            rows.Add(row);
            row = [];
        }
    }

    private static string Quoted(string cell) => cell.AsSpan().IndexOfAny(",\"\n\r") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"")}\"";
}
