using System.Globalization;
using System.Text.RegularExpressions;

namespace RLCollapse.Data.Answers;

/// <summary>
/// Numbers as people write them: <c>1,000</c> is 1000, <c>3.0</c> is 3, <c>−2</c> (any minus sign) is -2; the signs of <c>$5</c> and
/// <c>5 %</c> are units and drop out. A comma parts groups of three digits and nothing else.
/// </summary>
public static partial class WrittenNumber
{
    /// <summary>The number that a whole text is; null where it is none, or one beyond 28 digits.</summary>
    public static decimal? Of(string text) =>
        Whole().Match(text.Trim()) is { Success: true } match ? Value(match) : null;

    /// <summary>
    /// The last number in a text; null where there is none. A sign counts where no letter, digit or bracket stands before it, since it is
    /// an operator or a hyphen there.
    /// </summary>
    public static decimal? LastIn(string text) => Anywhere().Matches(text) is [.., var last] ? Value(last) : null;

    private static decimal? Value(Match match) => decimal.TryParse(
        match.Groups["digits"].Value.Replace(",", ""), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        ? match.Groups["sign"].Length > 0 ? -number : number
        : null;

    private const string Digits = @"(?<digits>[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?(?![0-9])|[0-9]+(\.[0-9]+)?|\.[0-9]+)";
    private const string Minus = @"[-−–]";
    private const string Currency = @"[$€£¥]";

    [GeneratedRegex(@$"^({Currency}\s?)?(\+|(?<sign>{Minus}))?\s?({Currency}\s?)?{Digits}\.?\s?(%|{Currency})?$")]
    private static partial Regex Whole();

    [GeneratedRegex(@$"((?<![\w)\]}}%])(?<sign>{Minus}))?({Currency}\s?)?(?<![0-9]){Digits}")]
    private static partial Regex Anywhere();
}
