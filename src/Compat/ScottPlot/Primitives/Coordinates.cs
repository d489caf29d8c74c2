namespace ScottPlot;

/// <summary>A point in data units.</summary>
/// <param name="x">Horizontal.</param>
/// <param name="y">Vertical.</param>
public readonly struct Coordinates(double x, double y)
{
    /// <summary>Horizontal.</summary>
    public readonly double X = x;

    /// <summary>Vertical.</summary>
    public readonly double Y = y;
}
