namespace RLCollapse.Benchmarks;

/// <summary>Everything that was found in one case.</summary>
/// <param name="Case">What was held fixed.</param>
/// <param name="Agreements">With each peer, by its name.</param>
/// <param name="Measurements">A line each; none where a peer disagrees.</param>
public sealed record CaseResult(
    BenchCase Case, IReadOnlyDictionary<string, Agreement> Agreements, IReadOnlyList<Measurement> Measurements)
{
    /// <summary>FLOP/s of a plain product in each side's library, median over all runs of the case; none where nothing was timed.</summary>
    public IReadOnlyDictionary<string, double> Products => Measurements.SelectMany(measurement => measurement.Sides)
        .GroupBy(side => side.Name, side => side.Runs)
        .ToDictionary(side => side.Key, side => Order.Median(side.SelectMany(runs => runs).Select(timing => timing.Gemm)));

    /// <summary>The side with the highest of these; null where nothing was timed.</summary>
    public string? Fastest => Products.OrderByDescending(side => side.Value).Select(side => side.Key).FirstOrDefault();
}
