namespace ScottPlot;

/// <summary>The plots of a figure, in order.</summary>
public class SubplotCollection
{
    private readonly List<Plot> _plots = [];

    /// <summary>How many there are.</summary>
    public int Count => _plots.Count;

    /// <summary>Adds one at the end.</summary>
    public void Add(Plot plot) => _plots.Add(plot);

    /// <summary>Removes one.</summary>
    public void Remove(Plot plot) => _plots.Remove(plot);

    /// <summary>The one at an index.</summary>
    public Plot GetPlot(int index) => _plots[index];

    /// <summary>All of them.</summary>
    public Plot[] GetPlots() => [.. _plots];
}
