using System.Globalization;
using System.Text;

namespace RLCollapse.Common;

/// <summary>
/// Texts of files, names and options on their way into something that gives some characters a meaning: a terminal, a script, a page.
/// Control characters (C0, DEL, C1), separators of lines and paragraphs (U+2028, U+2029), marks that turn the direction of writing and
/// halves of surrogate pairs are never only shown.
/// </summary>
public static class PlainText
{
    /// <summary>Whether a text has none of them.</summary>
    public static bool Is(string text) => !Has(text);

    /// <summary>The text on one line: separators of any kind are blanks, other such characters U+FFFD.</summary>
    public static string OneLine(string text) => Replace(text, letter =>
        letter is '\t' or '\n' or '\v' or '\f' or '\r' or '\u0085' or '\u2028' or '\u2029' ? " " : "\uFFFD");

    /// <summary>The text with every such character written out, as <c>\u001B</c>; tabs and ends of lines stay.</summary>
    public static string Shown(string text) => Replace(text.Replace("\r\n", "\n", StringComparison.Ordinal), letter =>
        letter is '\t' or '\n' ? $"{letter}" : $@"\u{(int)letter:X4}");

    private static string Replace(string text, Func<char, string> replaced)
    {
        if (!Has(text)) return text;
        var plain = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (IsPair(text, i)) plain.Append(text[i++]).Append(text[i]);
            else if (IsActive(text[i])) plain.Append(replaced(text[i]));
            else plain.Append(text[i]);
        }

        return plain.ToString();
    }

    private static bool Has(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (IsPair(text, i)) i++;
            else if (IsActive(text[i])) return true;
        }

        return false;
    }

    private static bool IsPair(string text, int at) => at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]);

    private static bool IsActive(char letter) => char.GetUnicodeCategory(letter) is UnicodeCategory.Control
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate
        || letter is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
