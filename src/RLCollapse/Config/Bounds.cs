using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using RLCollapse.Common;

namespace RLCollapse.Config;

/// <summary>The bounds that an option's attributes declare.</summary>
internal static class Bounds
{
    /// <summary>Smallest and largest allowed value, or that of each value of a list or map; null where there are none.</summary>
    public static (double Minimum, double Maximum)? Of(PropertyInfo property) =>
        property.GetCustomAttribute<RangeAttribute>() is { } range ? (Number(range.Minimum), Number(range.Maximum))
        : property.GetCustomAttribute<ValueRangeAttribute>() is { } each ? (each.Minimum, each.Maximum)
        : null;

    /// <summary>What is wrong with a value, or with one value of a list or map.</summary>
    public static IEnumerable<string> Problems(PropertyInfo property, object value)
    {
        if (Of(property) is { } range && Outside(value, range.Minimum, range.Maximum) is { } outside) yield return outside;
        if (value is string name && KnownNamesAttribute.Problems(property, name).FirstOrDefault() is { } unknown) yield return unknown;
        if (property.GetCustomAttribute<RegularExpressionAttribute>() is { } pattern
            && (value is "" || !pattern.IsValid(value))) // which takes an empty text for none
        {
            yield return pattern.Pattern == SafeName.Pattern
                ? $"'{value}' is no name that is safe in a path; use {SafeName.Rule}"
                : $"'{value}' does not fit the pattern {pattern.Pattern}";
        }
    }

    /// <summary>What is wrong with the length of a list.</summary>
    public static IEnumerable<string> CountProblems(PropertyInfo property, int count) =>
        property.GetCustomAttribute<MinLengthAttribute>() is { } minimum && count < minimum.Length
            ? [$"needs at least {minimum.Length} value{(minimum.Length == 1 ? "" : "s")}, has {count}"]
            : [];

    private static string? Outside(object value, double minimum, double maximum)
    {
        var number = Number(value);
        return number >= minimum && number <= maximum
            ? null
            : FormattableString.Invariant($"must be from {minimum} to {maximum}, is {number}");
    }

    private static double Number(object value) => Convert.ToDouble(value, CultureInfo.InvariantCulture);
}
