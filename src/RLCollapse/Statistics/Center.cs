namespace RLCollapse.Statistics;

/// <summary>
/// The mean of seeds, where it tells something: not where they part into two outcomes, nor where they are so far apart or so few that its
/// interval covers most of what is possible.
/// </summary>
public static class Center
{
    /// <summary>Widest interval that is shown, as a share of the values' possible range.</summary>
    private const double Widest = 0.6;

    /// <summary>Mean and interval; null where they tell nothing. One value is its own mean.</summary>
    /// <param name="values">Finite numbers, one or more.</param>
    /// <param name="range">Length of the range that the values can have, above 0.</param>
    public static MeanInterval? Of(IReadOnlyList<double> values, double range)
    {
        if (Clusters.AreApart(values, range)) return null;
        var mean = MeanInterval.Of(values);
        return mean.Count > 1 && mean.High - mean.Low > Widest * range ? null : mean;
    }
}
