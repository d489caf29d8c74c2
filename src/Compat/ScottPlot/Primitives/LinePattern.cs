namespace ScottPlot;

/// <summary>Dashes of a line; the default value is solid.</summary>
/// <param name="intervals">Lengths of dash and gap in turn, in pixels; none for a solid line.</param>
/// <param name="phase">Offset of the first dash in pixels; the drawing ignores it.</param>
/// <param name="name">Readable name.</param>
public readonly struct LinePattern(float[] intervals, float phase, string name)
{
    /// <summary>No gaps.</summary>
    public static LinePattern Solid { get; } = new([], 0, "Solid");

    /// <summary>Long dashes, long gaps.</summary>
    public static LinePattern Dashed { get; } = new([10, 10], 0, "Dashed");

    /// <summary>Shorter dashes, shorter gaps.</summary>
    public static LinePattern DenselyDashed { get; } = new([6, 6], 0, "DenselyDashed");

    /// <summary>Dots.</summary>
    public static LinePattern Dotted { get; } = new([3, 5], 0, "Dotted");

    /// <summary>Lengths of dash and gap in turn, in pixels.</summary>
    public float[] Intervals { get; } = intervals;

    /// <summary>Offset of the first dash in pixels.</summary>
    public float Phase { get; } = phase;

    /// <summary>Readable name.</summary>
    public string Name { get; } = name;
}
