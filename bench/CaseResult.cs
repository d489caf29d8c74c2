namespace RLCollapse.Benchmarks;

/// <summary>Everything that was found in one case.</summary>
/// <param name="Case">What was held fixed.</param>
/// <param name="Agreement">Null without the script.</param>
/// <param name="Measurements">A line each; none where the sides disagree.</param>
public sealed record CaseResult(BenchCase Case, Agreement? Agreement, IReadOnlyList<Measurement> Measurements)
{
    /// <summary>FLOP/s of a plain product in this program, median over all runs of the case; null where nothing was timed.</summary>
    public double? OurGemm => Median(Measurements.SelectMany(m => m.Ours));

    /// <summary>The same in the script.</summary>
    public double? PeerGemm => Median(Measurements.SelectMany(m => m.Peer ?? []));

    private static double? Median(IEnumerable<Timing> timings) => timings.Any() ? Order.Median(timings.Select(t => t.Gemm)) : null;
}
