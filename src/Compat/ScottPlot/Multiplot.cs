namespace ScottPlot;

/// <summary>Several plots in one figure.</summary>
public class Multiplot : IMultiplot
{
    /// <summary>A figure with one empty plot.</summary>
    public Multiplot()
        : this(new Plot())
    {
    }

    /// <summary>A figure with the given plot.</summary>
    public Multiplot(Plot plot) => Subplots.Add(plot);

    /// <inheritdoc/>
    public SubplotCollection Subplots { get; } = new();

    /// <inheritdoc/>
    public IMultiplotLayout Layout { get; set; } = new MultiplotLayouts.Rows();
}
