using RLCollapse.Analysis.Results;
using ScottPlot;

namespace RLCollapse.Analysis.Plotting;

/// <summary>Lines where a stage of a run begins.</summary>
public static class StageMarks
{
    /// <summary>Draws them.</summary>
    /// <param name="plot">With its limits set.</param>
    /// <param name="time">The axis.</param>
    /// <param name="textAt">Height at which each is named; null for no names.</param>
    public static void Draw(Plot plot, Timeline time, double? textAt)
    {
        foreach (var (place, words) in time.Stages)
        {
            var line = plot.Add.VerticalLine(place, 1.5f, Palette.Ink);
            line.EnableAutoscale = false;
            if (textAt is not { } y) continue;
            line.Maximum = y;
            var text = plot.Add.Text(words, place, y);
            text.LabelAlignment = Alignment.MiddleLeft;
            text.OffsetX = 4;
            text.LabelFontSize = 11;
            text.LabelFontColor = Palette.Ink;
        }
    }
}
