namespace ScottPlot.Gnuplot;

/// <summary>File formats of figures.</summary>
internal enum FigureFormat
{
    /// <summary>Pixels.</summary>
    Png,

    /// <summary>Shapes and texts.</summary>
    Svg,
}
