namespace RLCollapse.Analysis.Results;

/// <summary>Points of a curve.</summary>
/// <param name="Xs">Horizontal.</param>
/// <param name="Ys">Vertical, one per x.</param>
public sealed record Series(double[] Xs, double[] Ys)
{
    /// <summary>Number of points.</summary>
    public int Count => Xs.Length;

    /// <summary>The first y.</summary>
    public double First => Ys[0];

    /// <summary>The last y.</summary>
    public double Last => Ys[^1];
}
