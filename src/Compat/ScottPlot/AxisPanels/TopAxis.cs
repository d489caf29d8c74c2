namespace ScottPlot.AxisPanels;

/// <summary>The axis above the data area; only its line is drawn.</summary>
public class TopAxis : AxisBase, IXAxis
{
    /// <inheritdoc/>
    public override Edge Edge => Edge.Top;
}
