namespace ScottPlot;

/// <summary>Something that lies in the data area.</summary>
public interface IPlottable
{
    /// <summary>Whether it is drawn and listed in the legend.</summary>
    bool IsVisible { get; set; }

    /// <summary>The rectangle it needs, for automatic limits.</summary>
    AxisLimits GetAxisLimits();
}
