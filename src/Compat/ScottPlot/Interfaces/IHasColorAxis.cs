namespace ScottPlot;

/// <summary>Something whose colours stand for numbers.</summary>
public interface IHasColorAxis
{
    /// <summary>The colours.</summary>
    IColormap Colormap { get; }

    /// <summary>The numbers at both ends of the colour map.</summary>
    Range GetRange();
}
