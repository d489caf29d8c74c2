using System.Text;

namespace ScottPlot.Gnuplot;

/// <summary>Writes the commands that draw one plot into a rectangle of a figure.</summary>
internal static class PanelWriter
{
    /// <summary>Adds <paramref name="plot"/> to the script.</summary>
    public static void Write(FigureScript script, Plot plot, PixelRect rect)
    {
        var limits = plot.Axes.GetLimits();
        var panel = new PanelScript(script, limits);
        foreach (var plottable in plot.PlottableList.Where(p => p.IsVisible)) ((IDrawable)plottable).Draw(panel);

        var commands = new StringBuilder("reset\n");
        Place(commands, script, plot, rect);
        Titles(commands, plot.Axes);
        commands.AppendLine($"set xrange [{Styles.Number(limits.Left)}:{Styles.Number(limits.Right)}] noextend");
        commands.AppendLine($"set yrange [{Styles.Number(limits.Bottom)}:{Styles.Number(limits.Top)}] noextend");
        AxisWriter.Write(commands, plot, limits, rect);
        LegendWriter.Write(commands, plot, panel.HasLegendItems);
        ColorScaleWriter.Write(commands, plot);
        if (plot.DataBackground.Color.Alpha > 0)
            commands.AppendLine($"set object 1 rectangle from graph 0,0 to graph 1,1 behind fillstyle solid noborder fillcolor {Styles.Rgb(plot.DataBackground.Color)}");
        commands.Append(panel.Labels);
        commands.Append("plot ").AppendJoin(", \\\n  ", panel.Elements.Count == 0 ? ["NaN notitle"] : panel.Elements);
        script.AddPanel(commands.ToString());
    }

    private static void Place(StringBuilder commands, FigureScript script, Plot plot, PixelRect rect)
    {
        string X(double pixels) => Styles.Number(Math.Round(pixels / script.Width, 6));
        string Y(double pixels) => Styles.Number(Math.Round(1 - (pixels / script.Height), 6));
        commands.AppendLine($"set origin {X(rect.Left)},{Y(rect.Bottom)}");
        commands.AppendLine($"set size {X(rect.Width)},{Styles.Number(Math.Round(rect.Height / script.Height, 6))}");
        if (plot.Layout.Padding is not { } padding) return;
        commands.AppendLine($"set lmargin at screen {X(rect.Left + padding.Left)}");
        commands.AppendLine($"set rmargin at screen {X(rect.Right - padding.Right)}");
        commands.AppendLine($"set tmargin at screen {Y(rect.Top + padding.Top)}");
        commands.AppendLine($"set bmargin at screen {Y(rect.Bottom - padding.Bottom)}");
    }

    private static void Titles(StringBuilder commands, AxisManager axes)
    {
        Add("title", axes.Title.Label, axes.Title.IsVisible);
        Add("xlabel", axes.Bottom.Label, axes.Bottom.IsVisible);
        Add("ylabel", axes.Left.Label, axes.Left.IsVisible);

        void Add(string what, LabelStyle style, bool visible)
        {
            if (visible && style.IsVisible && style.Text.Length > 0)
                commands.AppendLine($"set {what} {Styles.Quote(style.Text)} {Styles.Text(style)}");
        }
    }
}
