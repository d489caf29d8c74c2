namespace ScottPlot;

/// <summary>A side of the data area.</summary>
public enum Edge
{
    /// <summary>The left side.</summary>
    Left,

    /// <summary>The right side.</summary>
    Right,

    /// <summary>The bottom side.</summary>
    Bottom,

    /// <summary>The top side.</summary>
    Top,
}
