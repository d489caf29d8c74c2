namespace RLCollapse.Analysis.Plotting.Sweeps;

/// <summary>Finds the few values that would flatten all others on an axis without a limit.</summary>
public static class Outliers
{
    /// <summary>Least share of the values that stays on the axis.</summary>
    private const double Kept = 0.8;

    /// <summary>How many times the largest value that stays the least one that goes must be.</summary>
    private const double Factor = 4;

    /// <summary>The largest value that stays on the axis; null where all do.</summary>
    /// <param name="values">Finite numbers, in any order.</param>
    public static double? Cut(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        for (var kept = Math.Max(1, (int)Math.Ceiling(Kept * sorted.Count)); kept < sorted.Count; kept++)
        {
            if (sorted[kept - 1] > 0 && sorted[kept] >= Factor * sorted[kept - 1]) return sorted[kept - 1];
        }

        return null;
    }
}
