namespace ScottPlot;

/// <summary>A rectangle in pixels; y grows downwards.</summary>
/// <param name="left">Smallest x.</param>
/// <param name="right">Largest x.</param>
/// <param name="bottom">Largest y.</param>
/// <param name="top">Smallest y.</param>
public readonly struct PixelRect(float left, float right, float bottom, float top)
{
    /// <summary>Smallest x.</summary>
    public readonly float Left = left;

    /// <summary>Largest x.</summary>
    public readonly float Right = right;

    /// <summary>Largest y.</summary>
    public readonly float Bottom = bottom;

    /// <summary>Smallest y.</summary>
    public readonly float Top = top;

    /// <summary>Width.</summary>
    public float Width => Right - Left;

    /// <summary>Height.</summary>
    public float Height => Bottom - Top;
}
