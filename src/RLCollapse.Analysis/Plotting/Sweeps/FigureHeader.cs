using ScottPlot;
using ScottPlot.TickGenerators;

namespace RLCollapse.Analysis.Plotting.Sweeps;

/// <summary>The strip over the panels: the finding, what colours mean, what lines mean.</summary>
/// <param name="Finding">The title, computed from the data.</param>
/// <param name="Legend">Names with their looks; possibly none.</param>
/// <param name="Caption">What dots, lines and bands are.</param>
/// <param name="Width">Width of the figure in pixels.</param>
public sealed record FigureHeader(string Finding, IReadOnlyList<(string Name, Palette.Look Look)> Legend, string Caption, int Width)
{
    private const int Margin = 16;
    private const int TitleLine = 21;
    private const int TextLine = 18;
    private const int TitleSize = 15;
    private const int NameSize = 12;
    private const int CaptionSize = 11;

    /// <summary>Pixels it needs.</summary>
    public int Height =>
        12 + (Lines(Finding, TitleSize).Count * TitleLine) + (Rows().Count * TextLine) + (Lines(Caption, CaptionSize).Count * TextLine) + 6;

    /// <summary>Draws it.</summary>
    public Plot Draw()
    {
        var plot = new Plot();
        plot.Layout.Fixed(new PixelPadding(0, 0, 0, 0));
        plot.HideGrid();
        plot.HideLegend();
        plot.Axes.FrameWidth(0);
        plot.Axes.Bottom.TickGenerator = new EmptyTickGenerator();
        plot.Axes.Left.TickGenerator = new EmptyTickGenerator();
        plot.Axes.SetLimits(0, Width, -Height, 0);
        var y = 12.0 + (TitleLine / 2.0);
        foreach (var line in Lines(Finding, TitleSize))
        {
            Write(plot, line, Margin, y, TitleSize, Palette.Ink);
            y += TitleLine;
        }

        y -= 1;
        foreach (var row in Rows())
        {
            foreach (var (name, look, x) in row)
            {
                plot.Add.Marker(x + 5, -y, look.Marker, 9, look.Color);
                Write(plot, name, x + 15, y, NameSize, look.Color);
            }

            y += TextLine;
        }

        foreach (var line in Lines(Caption, CaptionSize))
        {
            Write(plot, line, Margin, y, CaptionSize, Palette.Muted);
            y += TextLine;
        }

        return plot;
    }

    private static void Write(Plot plot, string text, double x, double y, float size, Color color)
    {
        var label = plot.Add.Text(text, x, -y);
        label.LabelAlignment = Alignment.MiddleLeft;
        label.LabelFontSize = size;
        label.LabelFontColor = color;
    }

    private List<List<(string Name, Palette.Look Look, double X)>> Rows()
    {
        var rows = new List<List<(string, Palette.Look, double)>>();
        double x = Width;
        foreach (var (name, look) in Legend)
        {
            var room = 15 + FigureFont.Width(name, NameSize) + 18;
            if (x + room > Width - Margin)
            {
                rows.Add([]);
                x = Margin;
            }

            rows[^1].Add((name, look, x));
            x += room;
        }

        return rows;
    }

    private List<string> Lines(string text, float size)
    {
        var lines = new List<string>();
        // the spaces around = do not break, so that no line begins or ends with it
        foreach (var word in text.Replace(" = ", "\u00A0=\u00A0").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines.Count > 0 && FigureFont.Width($"{lines[^1]} {word}", size) <= Width - (2 * Margin)) lines[^1] += " " + word;
            else lines.Add(word);
        }

        return lines;
    }
}
