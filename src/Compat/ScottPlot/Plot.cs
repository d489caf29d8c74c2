using System.Text;
using ScottPlot.Gnuplot;
using ScottPlot.Grids;
using ScottPlot.Panels;

namespace ScottPlot;

/// <summary>A data area with axes, a title, a legend and the plottables in it. gnuplot draws it when it is saved.</summary>
public class Plot : IDisposable
{
    /// <summary>What lies behind the whole figure.</summary>
    public BackgroundStyle FigureBackground = new() { Color = Colors.White };

    /// <summary>What lies behind the data area.</summary>
    public BackgroundStyle DataBackground = new() { Color = Colors.Transparent };

    /// <summary>An empty plot.</summary>
    public Plot()
    {
        Add = new(this);
        Axes = new(this);
    }

    /// <summary>What lies in the data area, the first at the bottom.</summary>
    public List<IPlottable> PlottableList { get; } = [];

    /// <summary>Adds plottables.</summary>
    public PlottableAdder Add { get; }

    /// <summary>Axes and visible range.</summary>
    public AxisManager Axes { get; }

    /// <summary>How much of the figure the data area takes.</summary>
    public LayoutManager Layout { get; } = new();

    /// <summary>The legend.</summary>
    public Legend Legend { get; set; } = new();

    /// <summary>Lines across the data area.</summary>
    public DefaultGrid Grid { get; } = new();

    /// <inheritdoc/>
    public void Dispose() => GC.SuppressFinalize(this);

    /// <summary>Sets the text above the data area.</summary>
    public void Title(string? text = null, float? size = null)
    {
        Axes.Title.Label.Text = text ?? Axes.Title.Label.Text;
        Axes.Title.IsVisible = true;
        Axes.Title.Label.FontSize = size ?? Axes.Title.Label.FontSize;
    }

    /// <summary>Sets the title of the bottom axis.</summary>
    public void XLabel(string label, float? size = null)
    {
        Axes.Bottom.Label.Text = label;
        Axes.Bottom.Label.FontSize = size ?? Axes.Bottom.Label.FontSize;
    }

    /// <summary>Sets the title of the left axis.</summary>
    public void YLabel(string label, float? size = null)
    {
        Axes.Left.Label.Text = label;
        Axes.Left.Label.FontSize = size ?? Axes.Left.Label.FontSize;
    }

    /// <summary>Hides the grid.</summary>
    public void HideGrid() => Grid.IsVisible = false;

    /// <summary>Shows the grid.</summary>
    public void ShowGrid() => Grid.IsVisible = true;

    /// <summary>Shows the legend inside the data area.</summary>
    public Legend ShowLegend()
    {
        Legend.IsVisible = true;
        return Legend;
    }

    /// <summary>Shows the legend in a corner, at an edge or in the middle of the data area.</summary>
    public Legend ShowLegend(Alignment alignment)
    {
        Legend.Alignment = alignment;
        return ShowLegend();
    }

    /// <summary>Shows the legend with its items stacked as given.</summary>
    public Legend ShowLegend(Alignment alignment, Orientation orientation)
    {
        Legend.Orientation = orientation;
        return ShowLegend(alignment);
    }

    /// <summary>Shows the legend outside the data area.</summary>
    public LegendPanel ShowLegend(Edge edge)
    {
        HideLegend();
        Legend.Orientation = edge is Edge.Left or Edge.Right ? Orientation.Vertical : Orientation.Horizontal;
        var panel = new LegendPanel(Legend) { Edge = edge };
        Axes.LegendPanels.Add(panel);
        return panel;
    }

    /// <summary>Hides the legend inside the data area.</summary>
    public Legend HideLegend()
    {
        Legend.IsVisible = false;
        return Legend;
    }

    /// <summary>Removes all plottables.</summary>
    public void Clear() => PlottableList.Clear();

    /// <summary>The visible plottables, the first at the bottom.</summary>
    public IEnumerable<IPlottable> GetPlottables() => PlottableList;

    /// <summary>Writes a PNG.</summary>
    public SavedImageInfo SavePng(string filePath, int width, int height) =>
        FigureFile.Write(filePath, FigureRenderer.Png(Whole(width, height), width, height));

    /// <summary>Writes an SVG.</summary>
    public SavedImageInfo SaveSvg(string filePath, int width, int height) =>
        FigureFile.Write(filePath, Encoding.UTF8.GetBytes(GetSvgXml(width, height)));

    /// <summary>Writes a PNG or an SVG, as the name ends.</summary>
    /// <exception cref="NotSupportedException">The name ends otherwise.</exception>
    public SavedImageInfo Save(string filePath, int width, int height) => Path.GetExtension(filePath).ToLowerInvariant() switch
    {
        ".png" => SavePng(filePath, width, height),
        ".svg" => SaveSvg(filePath, width, height),
        var other => throw new NotSupportedException($"'{filePath}': figures are written as .png or .svg, not as '{other}'."),
    };

    /// <summary>The text of an SVG.</summary>
    public string GetSvgXml(int width, int height) => FigureRenderer.Svg(Whole(width, height), width, height);

    /// <summary>An HTML image element that contains the PNG.</summary>
    public string GetPngHtml(int width, int height, string classContent = "", string styleContent = "")
    {
        var png = Convert.ToBase64String(FigureRenderer.Png(Whole(width, height), width, height));
        return $"<img class=\"{classContent}\" style=\"{styleContent}\" src=\"data:image/png;base64,{png}\" />";
    }

    internal IReadOnlyList<(Plot Plot, PixelRect Rect)> Whole(int width, int height) => [(this, new(0, width, height, 0))];
}
