namespace RLCollapse.Statistics;

/// <summary>A slope that groups share, each having a level of its own.</summary>
public static class WithinSlope
{
    /// <summary>Σ w·(x − x̄)·(y − ȳ) / Σ w·(x − x̄)², means being the weighted ones of the point's group.</summary>
    /// <param name="groups">Points with weights above 0.</param>
    /// <returns>The slope; null where x does not vary within any group.</returns>
    public static double? Of(IEnumerable<IReadOnlyCollection<(double X, double Y, double Weight)>> groups)
    {
        var (products, squares) = (0.0, 0.0);
        foreach (var group in groups.Where(group => group.Count > 0))
        {
            var (weight, first) = (group.Sum(point => point.Weight), group.First().X); // from which equal ones differ by exactly 0
            var (x, y) = (first + (group.Sum(p => p.Weight * (p.X - first)) / weight), group.Sum(p => p.Weight * p.Y) / weight);
            products += group.Sum(p => p.Weight * (p.X - x) * (p.Y - y));
            squares += group.Sum(p => p.Weight * (p.X - x) * (p.X - x));
        }

        return squares > 0 ? products / squares : null;
    }
}
