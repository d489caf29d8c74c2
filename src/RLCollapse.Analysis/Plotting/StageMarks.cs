using RLCollapse.Analysis.Results;
using ScottPlot;

namespace RLCollapse.Analysis.Plotting;

/// <summary>Thin grey lines where a stage of a run begins.</summary>
public static class StageMarks
{
    private const float Width = 1;

    /// <summary>Draws them.</summary>
    /// <param name="panel">With its limits set.</param>
    /// <param name="time">The axis.</param>
    /// <param name="textAt">Height at which each is named, by its name alone where no more fits before the next; null for no names.</param>
    public static void Draw(Panel panel, Timeline time, double? textAt)
    {
        var marks = time.Marks;
        for (var i = 0; i < marks.Count; i++)
        {
            var room = i + 1 < marks.Count ? marks[i + 1].Start - marks[i].Start : double.PositiveInfinity;
            Draw(panel, marks[i].Start, panel.RemarkWidth(marks[i].Text) <= room ? marks[i].Text : marks[i].Stage.Name, textAt);
        }
    }

    /// <summary>Draws one.</summary>
    /// <param name="panel">With its limits set.</param>
    /// <param name="place">Where the stage begins.</param>
    /// <param name="words">Its name.</param>
    /// <param name="textAt">Height of the name; null for none.</param>
    public static void Draw(Panel panel, double place, string words, double? textAt)
    {
        var line = panel.Plot.Add.VerticalLine(place, Width, Palette.Muted);
        line.EnableAutoscale = false;
        if (textAt is not { } y) return;
        line.Maximum = y;
        panel.Write(words, place, y, Alignment.MiddleLeft, Palette.Muted).OffsetX = 4;
    }
}
