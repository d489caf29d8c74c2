namespace RLCollapse.Benchmarks;

/// <summary>Everything that was found in one case.</summary>
/// <param name="Case">What was held fixed.</param>
/// <param name="Agreement">Null without the script.</param>
/// <param name="OurGemm">FLOP/s of a plain product in this program, median.</param>
/// <param name="PeerGemm">The same in the script.</param>
/// <param name="Measurements">A line each; none where the sides disagree.</param>
public sealed record CaseResult(BenchCase Case, Agreement? Agreement, double OurGemm, double? PeerGemm, IReadOnlyList<Measurement> Measurements)
{
    /// <summary>The rate that fractions refer to: the better of the two, since both call the same kind of library.</summary>
    public double Gemm => Math.Max(OurGemm, PeerGemm ?? 0);
}
