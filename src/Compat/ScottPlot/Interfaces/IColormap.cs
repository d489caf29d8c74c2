namespace ScottPlot;

/// <summary>A colour for each number in [0, 1].</summary>
public interface IColormap
{
    /// <summary>Readable name.</summary>
    string Name { get; }

    /// <summary>The colour at a position, which is clamped to [0, 1].</summary>
    Color GetColor(double position);
}
