namespace ScottPlot.AxisPanels;

/// <summary>The axis below the data area.</summary>
public class BottomAxis : AxisBase, IXAxis
{
    /// <inheritdoc/>
    public override Edge Edge => Edge.Bottom;
}
