namespace ScottPlot;

/// <summary>Distances from the edges of a rectangle, in pixels.</summary>
public struct PixelPadding
{
    /// <summary>Distance from the left edge.</summary>
    public float Left;

    /// <summary>Distance from the right edge.</summary>
    public float Right;

    /// <summary>Distance from the bottom edge.</summary>
    public float Bottom;

    /// <summary>Distance from the top edge.</summary>
    public float Top;

    /// <summary>The same distance on every side.</summary>
    public PixelPadding(float padding) => (Left, Right, Bottom, Top) = (padding, padding, padding, padding);

    /// <summary>A distance for each side.</summary>
    public PixelPadding(float left, float right, float bottom, float top) => (Left, Right, Bottom, Top) = (left, right, bottom, top);
}
