namespace RLCollapse.Benchmarks;

/// <summary>A table in Markdown, its columns padded so that it reads as text too.</summary>
public static class MarkdownTable
{
    /// <summary>The lines of a table: text in the first column, numbers on the right in the others.</summary>
    /// <param name="header">Titles.</param>
    /// <param name="rows">Cells, as many a row as there are titles.</param>
    public static IReadOnlyList<string> Lines(IReadOnlyList<string> header, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var widths = header.Select((title, c) => Math.Max(3, rows.Select(row => row[c].Length).Append(title.Length).Max())).ToArray();
        var rule = widths.Select((width, c) => c == 0 ? new string('-', width) : new string('-', width - 1) + ":");
        return [Line(header), $"| {string.Join(" | ", rule)} |", .. rows.Select(Line)];

        string Line(IReadOnlyList<string> cells) =>
            $"| {string.Join(" | ", cells.Select((cell, c) => c == 0 ? cell.PadRight(widths[c]) : cell.PadLeft(widths[c])))} |";
    }
}
