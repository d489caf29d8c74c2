namespace RLCollapse.Data;

/// <summary>Which format a text is in.</summary>
public static class FormatOfText
{
    /// <summary>
    /// The format whose opener it begins with, if it also fits that format's whole grammar. What begins with no opener is in the first
    /// format without one whose grammar it fits.
    /// </summary>
    /// <param name="text">The whole response without its end token.</param>
    /// <param name="formats">The tracked formats.</param>
    /// <returns>Index of the format, and the answer; null where it fits none.</returns>
    public static (int Index, long Answer)? Of(string text, IReadOnlyList<IOutputFormat> formats)
    {
        foreach (var (f, format) in formats.Index())
        {
            if (format.Opener.Length > 0 && format.Begins(text)) return format.TryParse(text, out var answer) ? (f, answer) : null;
        }

        foreach (var (f, format) in formats.Index())
        {
            if (format.Opener.Length == 0 && format.TryParse(text, out var answer)) return (f, answer);
        }

        return null;
    }
}
