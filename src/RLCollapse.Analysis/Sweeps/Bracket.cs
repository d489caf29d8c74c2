using System.Globalization;
using RLCollapse.Analysis.Claims;
using RLCollapse.Analysis.Results;
using RLCollapse.Common;

namespace RLCollapse.Analysis.Sweeps;

/// <summary>
/// Two numbers between which a verdict changes, and how the place of the change is narrowed: by the middle of the widest gap between
/// neighbours of different verdicts. Where one verdict follows another, that halves the bracket; where inconclusive values lie between
/// two verdicts, it narrows both edges. Middles are geometric where both ends are above 0, else arithmetic, and as short as is near.
/// </summary>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end, above it.</param>
public sealed record Bracket(double Low, double High)
{
    private const int FewestDigits = 3;
    private const int MostDigits = 17;

    /// <summary>Whether only whole numbers can be tried. Default false.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Whether gaps are measured by ratio.</summary>
    public bool IsLogarithmic => Low > 0;

    /// <summary>As it is written.</summary>
    public string Text => $"{Number(Low)}..{Number(High)}";

    /// <summary>A number as plans have it: the shortest text that is exact.</summary>
    public static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads <c>LOW..HIGH</c>.</summary>
    /// <exception cref="UserErrorException">It is none, or does not rise.</exception>
    public static Bracket Read(string text)
    {
        if (text.Split("..", 2) is not [var first, var last] || PlannedAxis.Number(first) is not { } low
            || PlannedAxis.Number(last) is not { } high)
            throw new UserErrorException($"--bisect takes an axis and LOW..HIGH, such as kl 0.01..1; found '{PlainText.Shown(text)}'.");
        return low < high ? new(low, high) : throw new UserErrorException(
            $"--bisect {PlainText.Shown(text)} does not rise; the lower number comes first, and they differ.");
    }

    /// <summary>The number to try next; null where no verdict changes between neighbours, or no number lies between them.</summary>
    /// <param name="judged">Numbers with their verdicts.</param>
    public double? Next(IReadOnlyList<(double Value, Verdict Verdict)> judged)
    {
        var sorted = judged.OrderBy(one => one.Value).ToList();
        return sorted.Zip(sorted.Skip(1))
            .Where(pair => pair.First.Verdict != pair.Second.Verdict)
            .Select(pair => (Width: Place(pair.Second.Value) - Place(pair.First.Value),
                Middle: Middle(pair.First.Value, pair.Second.Value)))
            .Where(gap => gap.Middle is not null)
            .OrderByDescending(gap => gap.Width)
            .Select(gap => gap.Middle)
            .FirstOrDefault();
    }

    private double? Middle(double low, double high)
    {
        var exact = IsLogarithmic ? Math.Sqrt(low) * Math.Sqrt(high) : low + ((high - low) / 2);
        var near = Math.Min(exact - low, high - exact) / 4;
        var rounded = Enumerable.Range(FewestDigits, MostDigits - FewestDigits + 1)
            .Select(digits => double.Parse(exact.ToString($"G{digits}", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture))
            .Where(number => Math.Abs(number - exact) <= near);
        return (IsWhole ? [Math.Round(exact), Math.Floor(exact), Math.Ceiling(exact)] : rounded)
            .Where(number => number > low && number < high).Select(number => (double?)number).FirstOrDefault();
    }

    private double Place(double value) => IsLogarithmic ? Math.Log(value) : value;
}
