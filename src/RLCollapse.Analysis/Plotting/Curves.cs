using RLCollapse.Analysis.Results;
using ScottPlot;
using ScottPlot.Plottables;

namespace RLCollapse.Analysis.Plotting;

/// <summary>Curves with a symbol at each measurement.</summary>
public static class Curves
{
    /// <summary>Adds a curve.</summary>
    /// <param name="plot">Where to.</param>
    /// <param name="series">Its points.</param>
    /// <param name="look">Of line and symbols.</param>
    /// <param name="lineWidth">Pixels.</param>
    /// <param name="markerSize">Pixels.</param>
    public static Scatter AddCurve(this Plot plot, Series series, Palette.Look look, float lineWidth = 2, float markerSize = 6)
    {
        var curve = plot.Add.Scatter(series.Xs, series.Ys, look.Color);
        curve.LineWidth = lineWidth;
        curve.MarkerShape = look.Marker;
        curve.MarkerSize = markerSize;
        curve.MarkerLineWidth = 1.5f; // of symbols that are lines, such as crosses
        return curve;
    }
}
