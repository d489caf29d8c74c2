namespace RLCollapse.Statistics;

/// <summary>
/// Tests that are made together: p adjusted so that the chance of even one false decision among them stays below the level at which
/// adjusted values are read (Holm 1979), whatever the dependence between them.
/// </summary>
public static class Holm
{
    /// <summary>The adjusted values, in their order: the i-th smallest of m times (m − i + 1), never falling, at most 1.</summary>
    /// <param name="ps">Each in [0, 1].</param>
    public static IReadOnlyList<double> Adjust(IReadOnlyList<double> ps)
    {
        var adjusted = new double[ps.Count];
        var largest = 0.0;
        foreach (var (rank, index) in Enumerable.Range(0, ps.Count).OrderBy(i => ps[i]).Index())
            adjusted[index] = largest = Math.Max(largest, Math.Min(1, (ps.Count - rank) * ps[index]));
        return adjusted;
    }
}
