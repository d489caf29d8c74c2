namespace ScottPlot.TickGenerators;

/// <summary>No ticks.</summary>
public class EmptyTickGenerator : ITickGenerator, IRangeTicks
{
    /// <inheritdoc/>
    public Tick[] Ticks { get; } = [];

    /// <inheritdoc/>
    public int MaxTickCount { get; set; } = 50;

    Tick[] IRangeTicks.Regenerate(double min, double max, float pixels, Edge edge) => Ticks;
}
