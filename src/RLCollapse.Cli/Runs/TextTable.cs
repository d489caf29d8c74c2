using System.Globalization;
using RLCollapse.Common;

namespace RLCollapse.Cli.Runs;

/// <summary>Lines of aligned columns, two blanks apart.</summary>
internal static class TextTable
{
    /// <summary>Lays out rows under a head; columns of numbers, as <paramref name="head"/> marks by a leading <c>&gt;</c>, stand to the
    /// right. What is wider than the terminal is cut in the last column.</summary>
    /// <param name="head">Title of each column.</param>
    /// <param name="rows">Cells, as many as titles.</param>
    /// <param name="width">Columns of the terminal; null leaves lines whole.</param>
    public static IEnumerable<string> Lines(IReadOnlyList<string> head, IReadOnlyList<IReadOnlyList<string>> rows, int? width)
    {
        var isRight = head.Select(title => title.StartsWith('>')).ToArray();
        IReadOnlyList<string> titles = [.. head.Select(title => title.TrimStart('>'))];
        IReadOnlyList<string>[] all = [titles, .. rows.Select(row => row.Select(PlainText.OneLine).ToArray())];
        var widths = Enumerable.Range(0, titles.Count).Select(i => all.Max(row => Columns(row[i]))).ToArray();
        foreach (var row in all)
        {
            var line = string.Join("  ", row.Select((cell, i) => Padded(cell, widths[i], isRight[i]))).TrimEnd();
            yield return width is { } most && Columns(line) > most
                ? new StringInfo(line).SubstringByTextElements(0, Math.Max(0, most - 1)) + "…"
                : line;
        }
    }

    private static string Padded(string cell, int width, bool isRight)
    {
        var blanks = new string(' ', width - Columns(cell));
        return isRight ? blanks + cell : cell + blanks;
    }

    private static int Columns(string text) => new StringInfo(text).LengthInTextElements;
}
