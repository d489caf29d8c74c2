using ScottPlot;

namespace RLCollapse.Analysis.Plotting;

/// <summary>What axes look like in every panel: two of them, thin horizontal grid lines, names in regular type.</summary>
public static class CommonLook
{
    /// <summary>Pixels from the y axis to the far side of its name, so that names of stacked panels are in one line.</summary>
    private const float NameDistance = 58;

    /// <summary>Gives a plot this look.</summary>
    /// <param name="plot">The plot.</param>
    /// <param name="xLabel">What is on the x axis, with its unit.</param>
    /// <param name="yLabel">What is on the y axis, with its unit.</param>
    /// <param name="labelSize">Font size of both in pixels.</param>
    public static void Apply(Plot plot, string xLabel, string yLabel, float labelSize)
    {
        plot.XLabel(xLabel, labelSize);
        plot.YLabel(yLabel, labelSize);
        (plot.Axes.Bottom.Label.Bold, plot.Axes.Left.Label.Bold) = (false, false);
        plot.Axes.Left.MinimumSize = NameDistance;
        plot.Axes.Color(Palette.Ink);
        plot.Axes.Top.FrameLineStyle.Width = 0;
        plot.Axes.Right.FrameLineStyle.Width = 0;
        plot.Grid.XAxisStyle.IsVisible = false;
        plot.Grid.MajorLineColor = Colors.Black.WithAlpha(0.1);
        plot.HideLegend();
    }
}
