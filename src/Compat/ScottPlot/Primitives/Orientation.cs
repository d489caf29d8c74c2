namespace ScottPlot;

/// <summary>How items are stacked.</summary>
public enum Orientation
{
    /// <summary>Side by side.</summary>
    Horizontal,

    /// <summary>One above the other.</summary>
    Vertical,
}
