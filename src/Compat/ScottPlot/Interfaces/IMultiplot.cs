namespace ScottPlot;

/// <summary>Several plots in one figure.</summary>
public interface IMultiplot
{
    /// <summary>The plots.</summary>
    SubplotCollection Subplots { get; }

    /// <summary>How they are placed.</summary>
    IMultiplotLayout Layout { get; set; }
}
