using System.Text.RegularExpressions;
using RLCollapse.Common;

namespace RLCollapse.Analysis.Results;

/// <summary>
/// The one way of a text from a file into a page of Markdown. Emphasis and links to the web in it stay what they are; it opens no HTML,
/// no block, no cell, and links nowhere else.
/// </summary>
public static partial class MarkdownText
{
    /// <summary>A text within a line.</summary>
    public static string Inline(string text) =>
        Links().Replace(Tags().Replace(Entities().Replace(PlainText.OneLine(text).Replace(@"\", @"\\", StringComparison.Ordinal), "&amp;"),
            "&lt;"), @"]\");

    /// <summary>A text within a cell of a table.</summary>
    public static string Cell(string text) => Inline(text).Replace("|", @"\|", StringComparison.Ordinal);

    /// <summary>A text that stands alone or begins a line: no heading, list, quotation or fence.</summary>
    public static string Paragraph(string text) => Blocks().Replace(Inline(text.Trim()), @"$1\$2");

    /// <summary>A text in a fixed-width face, in a line.</summary>
    public static string Code(string text)
    {
        var fence = new string('`', 1 + Ticks().Matches(text).Select(run => run.Length).DefaultIfEmpty(0).Max());
        var room = text.StartsWith('`') || text.EndsWith('`') ? " " : "";
        return $"{fence}{room}{PlainText.OneLine(text)}{room}{fence}";
    }

    /// <summary>A link to a file beside the page.</summary>
    /// <param name="text">What it says.</param>
    /// <param name="path">Relative, its parts separated by '/'.</param>
    public static string Link(string text, string path) =>
        $"[{Inline(text).Replace("]", @"\]", StringComparison.Ordinal)}]({string.Join('/', path.Split('/').Select(Uri.EscapeDataString))})";

    /// <summary>What begins HTML or a link in angle brackets.</summary>
    [GeneratedRegex("<(?=[A-Za-z/!?])")]
    private static partial Regex Tags();

    /// <summary>What would be read as a character's name.</summary>
    [GeneratedRegex("&(?=#?[A-Za-z0-9]+;)")]
    private static partial Regex Entities();

    /// <summary>The end of a link's text before a target that is no page of the web, or before a reference.</summary>
    [GeneratedRegex(@"\](?=\[|\((?!https?://))", RegexOptions.IgnoreCase)]
    private static partial Regex Links();

    /// <summary>What begins a block at the start of a line.</summary>
    [GeneratedRegex(@"\A([0-9]{0,9})([#>*+=~`.)|-])")]
    private static partial Regex Blocks();

    [GeneratedRegex("`+")]
    private static partial Regex Ticks();
}
