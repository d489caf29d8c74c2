namespace ScottPlot.TickGenerators;

/// <summary>Ticks for a visible range: what the drawing asks a generator for.</summary>
internal interface IRangeTicks
{
    /// <param name="min">Smallest visible value.</param>
    /// <param name="max">Largest visible value.</param>
    /// <param name="pixels">Length of the axis.</param>
    /// <param name="edge">Side of the axis.</param>
    Tick[] Regenerate(double min, double max, float pixels, Edge edge);
}
