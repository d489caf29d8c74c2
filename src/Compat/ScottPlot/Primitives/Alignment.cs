namespace ScottPlot;

/// <summary>A place in a rectangle. For text: the corner of the text that lies on its point.</summary>
public enum Alignment
{
    /// <summary>Upper, left.</summary>
    UpperLeft,

    /// <summary>Upper, center.</summary>
    UpperCenter,

    /// <summary>Upper, right.</summary>
    UpperRight,

    /// <summary>Middle, left.</summary>
    MiddleLeft,

    /// <summary>Middle, center.</summary>
    MiddleCenter,

    /// <summary>Middle, right.</summary>
    MiddleRight,

    /// <summary>Lower, left.</summary>
    LowerLeft,

    /// <summary>Lower, center.</summary>
    LowerCenter,

    /// <summary>Lower, right.</summary>
    LowerRight,
}
