using System.Globalization;

namespace RLCollapse.Benchmarks;

/// <summary>The times of one case as a table.</summary>
internal static class CaseTable
{
    /// <summary>Its lines.</summary>
    public static IReadOnlyList<string> Lines(CaseResult result) => MarkdownTable.Lines(
        ["work", "tokens", "runs", "ours ms", "PyTorch ms", "ours tokens/s", "PyTorch tokens/s", "ratio", "spread", "ours of GEMM",
            "PyTorch of GEMM", "numbers differ"],
        [.. result.Measurements.Select(m => (IReadOnlyList<string>)
        [
            m.Work,
            BenchReport.Whole(Order.Median(m.Ours.Select(t => (double)t.Tokens))),
            $"{m.Ours.Count}",
            Milliseconds(m.Ours),
            m.Peer is null ? "" : Milliseconds(m.Peer),
            Speed(m.Ours),
            m.Peer is null ? "" : Speed(m.Peer),
            m.Ratio is { } ratio ? BenchReport.Number(ratio) : "",
            m.Spread is { } spread ? $"{BenchReport.Number(spread.Low)}–{BenchReport.Number(spread.High)}" : "",
            Fraction(m.Ours),
            m.Peer is null ? "" : Fraction(m.Peer),
            m.NumbersDiffer is { } difference ? difference.ToString("0.0e+0", CultureInfo.InvariantCulture) : "",
        ])]);

    private static string Milliseconds(IReadOnlyList<Timing> timings) =>
        BenchReport.Number(1e3 * Order.Median(timings.Select(t => t.Seconds)));

    private static string Speed(IReadOnlyList<Timing> timings) => BenchReport.Whole(Order.Median(timings.Select(t => t.Speed)));

    private static string Fraction(IReadOnlyList<Timing> timings) =>
        Order.Median(timings.Select(t => t.FractionOfGemm)).ToString("0.0 %", CultureInfo.InvariantCulture);
}
