namespace ScottPlot;

/// <summary>A point in data units.</summary>
/// <param name="x">Horizontal.</param>
/// <param name="y">Vertical.</param>
public struct Coordinates(double x, double y)
{
    /// <summary>Horizontal.</summary>
    public double X { get; set; } = x;

    /// <summary>Vertical.</summary>
    public double Y { get; set; } = y;
}
