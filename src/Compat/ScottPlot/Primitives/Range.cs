namespace ScottPlot;

/// <summary>A range of numbers.</summary>
/// <param name="min">Smallest.</param>
/// <param name="max">Largest.</param>
public readonly struct Range(double min, double max)
{
    /// <summary>Smallest.</summary>
    public double Min { get; } = min;

    /// <summary>Largest.</summary>
    public double Max { get; } = max;
}
