namespace ScottPlot;

/// <summary>Decides how much of the figure the data area takes.</summary>
public class LayoutManager
{
    internal PixelPadding? Padding { get; private set; }

    /// <summary>Leaves as much room around the data area as ticks and titles need.</summary>
    public void Default() => Padding = null;

    /// <summary>Leaves fixed distances between the data area and the edges of the figure.</summary>
    public void Fixed(PixelPadding padding) => Padding = padding;
}
