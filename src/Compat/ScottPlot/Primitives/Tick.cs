namespace ScottPlot;

/// <summary>A mark on an axis.</summary>
/// <param name="position">Where, in data units.</param>
/// <param name="label">Its text; empty for none.</param>
/// <param name="isMajor">Whether it is long and carries a grid line.</param>
public readonly struct Tick(double position, string label, bool isMajor)
{
    /// <summary>Where, in data units.</summary>
    public readonly double Position = position;

    /// <summary>Its text.</summary>
    public readonly string Label = label;

    /// <summary>Whether it is long and carries a grid line.</summary>
    public readonly bool IsMajor = isMajor;

    /// <summary>A major tick.</summary>
    public Tick(double position, string label)
        : this(position, label, true)
    {
    }

    /// <summary>A major tick.</summary>
    public static Tick Major(double position, string label) => new(position, label, true);

    /// <summary>A minor tick, which has no text.</summary>
    public static Tick Minor(double position) => new(position, string.Empty, false);
}
