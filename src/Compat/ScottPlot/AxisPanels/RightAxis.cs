namespace ScottPlot.AxisPanels;

/// <summary>The axis on the right; only its line is drawn.</summary>
public class RightAxis : AxisBase, IYAxis
{
    /// <inheritdoc/>
    public override Edge Edge => Edge.Right;
}
