namespace ScottPlot;

/// <summary>Symbols drawn at data points.</summary>
public enum MarkerShape
{
    /// <summary>No symbol.</summary>
    None,

    /// <summary>Filled circle.</summary>
    FilledCircle,

    /// <summary>Open circle.</summary>
    OpenCircle,

    /// <summary>Filled square.</summary>
    FilledSquare,

    /// <summary>Open square.</summary>
    OpenSquare,

    /// <summary>Filled triangle up.</summary>
    FilledTriangleUp,

    /// <summary>Open triangle up.</summary>
    OpenTriangleUp,

    /// <summary>Filled triangle down.</summary>
    FilledTriangleDown,

    /// <summary>Open triangle down.</summary>
    OpenTriangleDown,

    /// <summary>Filled diamond.</summary>
    FilledDiamond,

    /// <summary>Open diamond.</summary>
    OpenDiamond,

    /// <summary>An ×.</summary>
    Eks,

    /// <summary>A +.</summary>
    Cross,
}
