using System.Globalization;

namespace RLCollapse.Benchmarks;

/// <summary>The times of one case as a table: our columns, then a group for each peer.</summary>
internal static class CaseTable
{
    /// <summary>Its lines.</summary>
    public static IReadOnlyList<string> Lines(CaseResult result)
    {
        var peers = result.Measurements[0].Peers.Select(peer => peer.Peer);
        return MarkdownTable.Lines(
            ["work", "tokens", "runs", "ours ms", "ours tokens/s", "ours of limit", .. peers.SelectMany(Titles)],
            [.. result.Measurements.Select(m => (IReadOnlyList<string>)
            [
                m.Work,
                BenchReport.Whole(Order.Median(m.Ours.Select(t => (double)t.Tokens))),
                $"{m.Ours.Count}",
                Milliseconds(m.Ours),
                BenchReport.Whole(Order.Median(m.Ours.Select(t => t.Speed))),
                Fraction(m.OfLimit(m.Ours)),
                .. m.Peers.SelectMany(peer => Cells(m, peer)),
            ])]);
    }

    private static IEnumerable<string> Titles(string peer) =>
        [$"{peer} ms", $"{peer} of limit", $"ours / {peer}", "spread", "numbers differ"];

    private static IEnumerable<string> Cells(Measurement measurement, PeerRuns peer)
    {
        var (low, high) = measurement.Spread(peer);
        return
        [
            Milliseconds(peer.Runs),
            Fraction(measurement.OfLimit(peer.Runs)),
            BenchReport.Number(measurement.Ratio(peer)),
            $"{BenchReport.Number(low)}–{BenchReport.Number(high)}",
            peer.NumbersDiffer is { } difference ? difference.ToString("0.0e+0", CultureInfo.InvariantCulture) : "",
        ];
    }

    private static string Milliseconds(IReadOnlyList<Timing> timings) =>
        BenchReport.Number(1e3 * Order.Median(timings.Select(t => t.Seconds)));

    private static string Fraction(double fraction) => fraction.ToString("0.0 %", CultureInfo.InvariantCulture);
}
