using System.Globalization;
using System.Text.Json;
using RLCollapse.Common;

namespace RLCollapse.Config;

/// <summary>Turns a layer's text into a typed value.</summary>
internal static class ValueReader
{
    /// <summary>Reads one value.</summary>
    /// <param name="type">Type of the option: bool, int, long, double, string or an enum.</param>
    /// <param name="raw">What the layer holds.</param>
    /// <returns>The value.</returns>
    /// <exception cref="FormatException">It is of another type; the message says what was expected.</exception>
    public static object Read(Type type, RawValue raw)
    {
        if (!Accepts(type, raw.Kind)) throw new FormatException($"expected {Expectation(type)}, found {Describe(raw)}");
        return Parse(type, raw.Text.Trim()) ?? throw new FormatException($"expected {Expectation(type)}, found '{raw.Text}'");
    }

    private static object? Parse(Type type, string text)
    {
        if (type == typeof(string)) return text;
        if (type.IsEnum) return EnumNames.Find(type, text);
        if (type == typeof(bool)) return bool.TryParse(text, out var truth) ? truth : null;
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return null;
        if (!double.IsFinite(number)) throw new FormatException($"expected a finite number, found '{text}'");
        if (type == typeof(double)) return number;
        if (number != Math.Floor(number)) return null;
        if (type == typeof(long)) return Math.Abs(number) < 9e18 ? (long)number : throw TooLarge(text);
        if (type == typeof(int)) return Math.Abs(number) <= int.MaxValue ? (int)number : throw TooLarge(text);
        throw new NotSupportedException($"Options of type {type} are not supported.");
    }

    private static bool Accepts(Type type, JsonValueKind kind) => kind switch
    {
        JsonValueKind.Undefined => true,
        JsonValueKind.String => type == typeof(string) || type.IsEnum,
        JsonValueKind.True or JsonValueKind.False => type == typeof(bool),
        JsonValueKind.Number => type == typeof(int) || type == typeof(long) || type == typeof(double),
        _ => false,
    };

    private static string Expectation(Type type)
    {
        if (type.IsEnum) return EnumNames.All(type) is [var only] ? $"'{only}'" : "one of " + string.Join(", ", EnumNames.All(type));
        if (type == typeof(string)) return "a text";
        if (type == typeof(bool)) return "true or false";
        return type == typeof(double) ? "a number" : "a whole number";
    }

    private static string Describe(RawValue raw) => raw.Kind switch
    {
        JsonValueKind.Null => "null",
        JsonValueKind.String => $"the text \"{raw.Text}\"",
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "a section",
        JsonValueKind.Number => $"the number {raw.Text}",
        _ => raw.Text.ToLowerInvariant(),
    };

    private static FormatException TooLarge(string text) => new($"{text} is out of range");
}
