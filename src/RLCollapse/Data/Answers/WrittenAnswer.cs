using System.Globalization;
using System.Text.RegularExpressions;
using RLCollapse.Common;

namespace RLCollapse.Data.Answers;

/// <summary>
/// Answers that people wrote, as the numbers by which the laboratory tells answers apart. One rule for what is expected and for what is
/// found, so that <c>$1,000</c> is the answer 1000.
/// </summary>
public static partial class WrittenAnswer
{
    private const ulong OfWords = 1UL << 62;

    /// <summary>
    /// A whole number (see <see cref="WrittenNumber"/>) as it is. Anything else, another number or words, gets a number below
    /// −2⁶¹ that is a hash of it: equal numbers have the same (0.50 and .5), and so have words that differ in case and white space alone.
    /// </summary>
    /// <returns>Null where the text is empty.</returns>
    public static long? IdOf(string text)
    {
        if (WrittenNumber.Of(text) is { } number) return IdOf(number);
        var words = Space().Replace(text.Trim(), " ").ToUpperInvariant();
        return words.Length == 0 ? null : Hashed("words", words);
    }

    /// <summary>The same of a number.</summary>
    public static long IdOf(decimal number) => number == decimal.Truncate(number) && Math.Abs(number) <= long.MaxValue / 4
        ? (long)number
        : Hashed("number", TextOf(number));

    /// <summary>A number without zeros at its end.</summary>
    public static string TextOf(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>An answer for people: a whole number by its digits, anything else as it was written.</summary>
    /// <param name="id">Of <see cref="IdOf(string)"/>; null where there is no answer.</param>
    /// <param name="written">As it was written.</param>
    public static string? Shown(long? id, string? written) => id is null ? null
        : id.Value > -(long)OfWords / 2 ? id.Value.ToString(CultureInfo.InvariantCulture) : written?.Trim();

    private static long Hashed(string kind, string text) =>
        unchecked((long)(OfWords | (1UL << 63) | (new Seed(0).Derive(kind).Derive(text).Value >> 3)));

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
