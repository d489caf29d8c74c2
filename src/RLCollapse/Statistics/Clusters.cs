namespace RLCollapse.Statistics;

/// <summary>Tells seeds that scatter around one centre from seeds that part into two outcomes, whose mean no seed comes near.</summary>
public static class Clusters
{
    /// <summary>Least gap between two outcomes, as a share of the values' possible range.</summary>
    private const double OfRange = 0.3;

    /// <summary>Least gap between two outcomes, as a share of what the seeds span.</summary>
    private const double OfSpread = 0.7;

    /// <summary>Whether the largest gap between neighbouring values is wide in the range and makes up most of what they span.</summary>
    /// <param name="values">Finite numbers, in any order.</param>
    /// <param name="range">Length of the range that the values can have, above 0.</param>
    public static bool AreApart(IEnumerable<double> values, double range)
    {
        var sorted = values.Order().ToList();
        if (sorted.Count < 2) return false;
        var gap = sorted.Zip(sorted.Skip(1), (low, high) => high - low).Max();
        return gap >= OfRange * range && gap >= OfSpread * (sorted[^1] - sorted[0]);
    }
}
