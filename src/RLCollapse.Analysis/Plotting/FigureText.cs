using RLCollapse.Common;
using ScottPlot;
using ScottPlot.Plottables;
using ScottPlot.TickGenerators;

namespace RLCollapse.Analysis.Plotting;

/// <summary>Words in titles and labels.</summary>
public static class FigureText
{
    /// <summary>
    /// Makes blanks or U+FFFD of control characters in the texts of a plot: Skia's SVG ends a text at the first of them.
    /// </summary>
    public static void Clean(Plot plot)
    {
        plot.Axes.Title.Label.Text = Clean(plot.Axes.Title.Label.Text);
        foreach (var axis in (IAxis[])[plot.Axes.Bottom, plot.Axes.Left]) axis.Label.Text = Clean(axis.Label.Text);
        foreach (var text in plot.PlottableList.OfType<Text>()) text.LabelText = Clean(text.LabelText);
    }

    /// <summary>Ticks that say texts, control characters taken out of them.</summary>
    public static NumericManual Ticks(IEnumerable<double> places, IEnumerable<string> texts) => new([.. places], [.. texts.Select(Clean)]);

    /// <summary>A long name in two lines, cut at the blank or behind the hyphen nearest its middle.</summary>
    /// <param name="name">The name.</param>
    /// <param name="most">Letters up to which it is in one.</param>
    public static string TwoLines(string name, int most = 14)
    {
        if (name.Length <= most) return name;
        var cuts = Enumerable.Range(1, name.Length - 2).Where(i => name[i] is '-' or ' ').ToList();
        if (cuts.Count == 0) return name;
        var cut = cuts.MinBy(i => Math.Abs(i - (name.Length / 2))) + 1;
        return $"{name[..cut].TrimEnd()}\n{name[cut..]}";
    }

    private static string Clean(string text) => string.Join('\n', text.Split('\n').Select(PlainText.OneLine));
}
