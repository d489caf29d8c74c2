using System.Globalization;
using System.Text;
using System.Text.Json;
using RLCollapse.Common;

namespace RLCollapse.Analysis.Sweeps;

/// <summary>
/// Values of an axis as a range: <c>{ "linspace": [0, 1, 5] }</c>, five numbers at equal distances from 0 to 1, or
/// <c>{ "logspace": [0.001, 1, 4] }</c>, four at equal ratios from 0.001 to 1. Both ends are as they were given, the others have twelve
/// significant digits, so that they are the same on every machine.
/// </summary>
internal static class NumberRange
{
    /// <summary>The keys that say how the numbers are spaced.</summary>
    public static readonly string[] Keys = ["linspace", "logspace"];

    private const int Most = 1_000;
    private const string Shape = "[from, to, count]";

    /// <summary>The numbers, as if each stood where the range does; none where it is no range, and that is said.</summary>
    /// <param name="range">An object.</param>
    /// <param name="checks">Receives what is wrong.</param>
    public static IReadOnlyList<JsonPart> Read(JsonPart range, JsonChecks checks)
    {
        checks.Keys(range, Keys);
        if (range.Members is not [var (key, ends)] || !Keys.Contains(key))
        {
            if (range.Members.Count != 1) checks.Add(range, $"a range has one key: {string.Join(" or ", Keys)}");
            return [];
        }

        if (!checks.Is(ends, JsonValueKind.Array, $"{Shape}, such as [0.001, 1, 4]")) return [];
        if (ends.Items is not [var from, var to, var count] || from.Number is not { } low || to.Number is not { } high
            || count.Whole is not >= 2 and <= Most)
        {
            checks.Add(ends, $"expected {Shape}: two numbers and a whole number from 2 to {Most}, found {ends.Json}");
            return [];
        }

        if (low == high || (key == "logspace" && (low <= 0 || high <= 0)))
        {
            checks.Add(ends, low == high ? "both ends are the same number" : "the ends of a logspace are above 0");
            return [];
        }

        var last = (int)count.Whole! - 1;
        return [.. Enumerable.Range(0, last + 1).Select(i =>
            i == 0 ? from : i == last ? to : Part(key == "linspace" ? low + ((high - low) * i / last)
                : Math.Exp(Math.Log(low) + ((Math.Log(high) - Math.Log(low)) * i / last)), range.Line))];
    }

    private static JsonPart Part(double number, int line)
    {
        var rounded = double.Parse(number.ToString("G12", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return JsonPart.Read(Encoding.UTF8.GetBytes(rounded.ToString("R", CultureInfo.InvariantCulture)), line);
    }
}
