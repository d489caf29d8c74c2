using MathNet.Numerics.Statistics;
using RLCollapse.Analysis.Results;

namespace RLCollapse.Analysis.Metrics;

/// <summary>
/// Spearman's rank correlation (Spearman 1904) of two metrics over runs that differ in one axis alone, written
/// <c>rank_correlation(METRIC, METRIC)</c>; NaN with fewer than three runs that have both, or where one of them is the same in all.
/// </summary>
internal static class RankCorrelation
{
    private const string Name = "rank_correlation(";

    /// <summary>Whether a metric is one of these.</summary>
    public static bool Is(string text) => text.StartsWith(Name, StringComparison.Ordinal) && text.EndsWith(')');

    /// <summary>The metric; null where something is wrong with it.</summary>
    /// <param name="text">One of these.</param>
    /// <param name="error">What is wrong, else empty.</param>
    public static RunMetric? Parse(string text, out string error)
    {
        var parts = Arguments(text[Name.Length..^1])
            .Select(part => (IsGood: RunMetric.TryParse(part, out var metric, out var wrong), Metric: metric, Wrong: wrong)).ToArray();
        error = parts.Length != 2 ? $"rank_correlation takes two metrics, found {parts.Length}"
            : parts.Where(part => !part.IsGood).Select(part => part.Wrong).FirstOrDefault()
            ?? (parts.Any(part => part.Metric!.Across is not null) ? "rank_correlation takes metrics of one run" : string.Empty);
        if (error.Length > 0) return null;
        var (x, y) = (parts[0].Metric!, parts[1].Metric!);
        return new(text, _ => double.NaN)
        {
            Range = (-1, 1),
            Across = runs => Of(runs.Select(run => (x.Of(run), y.Of(run)))),
        };
    }

    private static double Of(IEnumerable<(double X, double Y)> runs)
    {
        var pairs = runs.Where(pair => !double.IsNaN(pair.X) && !double.IsNaN(pair.Y)).ToArray();
        return pairs.Length < 3 ? double.NaN : Correlation.Spearman(pairs.Select(pair => pair.X), pairs.Select(pair => pair.Y));
    }

    /// <summary>What stands between commas that are in no parentheses.</summary>
    private static IEnumerable<string> Arguments(string list)
    {
        var (depth, start) = (0, 0);
        for (var i = 0; i < list.Length; i++)
        {
            depth += list[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (list[i] != ',' || depth > 0) continue;
            yield return list[start..i].Trim();
            start = i + 1;
        }

        yield return list[start..].Trim();
    }
}
