using System.Globalization;

namespace RLCollapse.Analysis.Results;

/// <summary>Seeds from the first to the last, written <c>5..24</c>.</summary>
/// <param name="First">First.</param>
/// <param name="Last">Last, at least the first.</param>
public readonly record struct SeedRange(long First, long Last)
{
    /// <summary>Most seeds of a range.</summary>
    public const int Most = 10_000;

    /// <summary>Reads <c>5..24</c>.</summary>
    public static bool TryParse(string text, out SeedRange range)
    {
        range = default;
        if (text.Split("..") is not [var first, var last] || !Number(first, out var from) || !Number(last, out var to)
            || to < from || to - from >= Most)
        {
            return false;
        }

        range = new(from, to);
        return true;
    }

    /// <summary>Every seed as a value of an axis.</summary>
    public IReadOnlyList<string> Values
    {
        get
        {
            var (first, count) = (First, (int)(Last - First + 1));
            return [.. Enumerable.Range(0, count).Select(i => (first + i).ToString(CultureInfo.InvariantCulture))];
        }
    }

    /// <summary>Whether a value of an axis is one of these seeds.</summary>
    public bool Contains(string value) => Number(value, out var seed) && seed >= First && seed <= Last;

    /// <summary>Values in order as a reader likes them: three or more that follow each other as a range.</summary>
    public static string Short(IReadOnlyList<string> values) =>
        values.Count > 2 && values.All(value => Number(value, out _))
            && values.Index().All(value => Number(value.Item, out var n) && n == Start(values) + value.Index)
            ? $"{values[0]}..{values[^1]}"
            : string.Join(" or ", values);

    private static long Start(IReadOnlyList<string> values) => Number(values[0], out var first) ? first : 0;

    private static bool Number(string text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
