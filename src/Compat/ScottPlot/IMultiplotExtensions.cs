using ScottPlot.Gnuplot;

namespace ScottPlot;

/// <summary>What can be done with several plots in one figure.</summary>
public static class IMultiplotExtensions
{
    /// <summary>Adds or removes plots until there are <paramref name="total"/>.</summary>
    public static void AddPlots(this IMultiplot multiplot, int total)
    {
        while (multiplot.Subplots.Count < total) multiplot.AddPlot();
        while (multiplot.Subplots.Count > total) multiplot.RemovePlot(multiplot.GetPlots()[^1]);
    }

    /// <summary>Adds an empty plot.</summary>
    public static Plot AddPlot(this IMultiplot multiplot)
    {
        var plot = new Plot();
        multiplot.AddPlot(plot);
        return plot;
    }

    /// <summary>Adds a plot.</summary>
    public static void AddPlot(this IMultiplot multiplot, Plot plot) => multiplot.Subplots.Add(plot);

    /// <summary>Removes a plot.</summary>
    public static void RemovePlot(this IMultiplot multiplot, Plot plot) => multiplot.Subplots.Remove(plot);

    /// <summary>The plot at an index.</summary>
    public static Plot GetPlot(this IMultiplot multiplot, int index) => multiplot.Subplots.GetPlot(index);

    /// <summary>All plots.</summary>
    public static Plot[] GetPlots(this IMultiplot multiplot) => multiplot.Subplots.GetPlots();

    /// <summary>How many plots there are.</summary>
    public static int Count(this IMultiplot multiplot) => multiplot.Subplots.Count;

    /// <summary>Writes a PNG.</summary>
    public static SavedImageInfo SavePng(this IMultiplot multiplot, string filename, int width = 800, int height = 600)
    {
        var rects = multiplot.Layout.GetSubplotRectangles(multiplot.Subplots, new(0, width, height, 0));
        var panels = multiplot.GetPlots().Zip(rects, (plot, rect) => (plot, rect)).ToList();
        return FigureFile.Write(filename, FigureRenderer.Png(panels, width, height));
    }
}
