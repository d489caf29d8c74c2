using ScottPlot;
using ScottPlot.Plottables;
using ScottPlot.Rendering.RenderActions;

namespace RLCollapse.Analysis.Plotting;

/// <summary>
/// Draws the plottables of a plot without dashes left in the paint. ScottPlot shares one paint: what is filled after a dashed line
/// still carries its dashes. They change nothing, but Skia's SVG canvas prints "Unsupported path effect" for each such shape.
/// (Dashed lines themselves reach SVG as one small shape per dash.)
/// </summary>
internal sealed class CleanPaint : IRenderAction
{
    /// <summary>Has a plot drawn so.</summary>
    public static void Use(Plot plot)
    {
        var actions = plot.RenderManager.RenderActions;
        var usual = actions.FindIndex(action => action is RenderPlottables);
        if (usual >= 0) actions[usual] = new CleanPaint();
    }

    /// <inheritdoc/>
    public void Render(RenderPack rp)
    {
        foreach (var plottable in rp.Plot.PlottableList.Where(plottable => plottable.IsVisible).ToList())
        {
            plottable.Axes.DataRect = rp.DataRect;
            rp.CanvasState.Save();
            rp.CanvasState.Clip(rp.DataRect);
            if (plottable is Scatter { LinePattern.Intervals.Length: > 0 } scatter) LineThenMarkers(scatter, rp);
            else plottable.Render(rp);
            Clean(rp);
            rp.CanvasState.DisableClipping();
        }
    }

    private static void LineThenMarkers(Scatter scatter, RenderPack rp)
    {
        var (line, markers) = (scatter.LineStyle.IsVisible, scatter.MarkerStyle.IsVisible);
        scatter.MarkerStyle.IsVisible = false;
        scatter.Render(rp);
        Clean(rp);
        (scatter.LineStyle.IsVisible, scatter.MarkerStyle.IsVisible) = (false, markers);
        scatter.Render(rp);
        scatter.LineStyle.IsVisible = line;
    }

    private static void Clean(RenderPack rp) => rp.Paint.SKPathEffect = LinePattern.Solid.GetPathEffect();
}
