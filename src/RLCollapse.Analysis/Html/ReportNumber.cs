using System.Globalization;

namespace RLCollapse.Analysis.Html;

/// <summary>Numbers as reports carry them: as many digits as a screen shows, so that a page of a hundred runs stays small.</summary>
internal static class ReportNumber
{
    /// <summary>A number to five significant digits; null where it is not finite.</summary>
    public static double? Of(double? value) => value is { } number && double.IsFinite(number)
        ? double.Parse(number.ToString("G5", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) + 0.0
        : null;
}
