using System.Text;
using ScottPlot.TickGenerators;

namespace ScottPlot.Gnuplot;

/// <summary>Writes frame, ticks and grid.</summary>
internal static class AxisWriter
{
    /// <summary>Adds the commands for the axes of <paramref name="plot"/>.</summary>
    public static void Write(StringBuilder commands, Plot plot, AxisLimits limits, PixelRect rect)
    {
        var axes = plot.Axes;
        Frame(commands, axes);
        Ticks(commands, "xtics", axes.Bottom, limits.Left, limits.Right, rect.Width);
        Ticks(commands, "ytics", axes.Left, limits.Bottom, limits.Top, rect.Height);
        if (!plot.Grid.IsVisible) return;
        Grid(commands, "xtics", plot.Grid.XAxisStyle);
        Grid(commands, "ytics", plot.Grid.YAxisStyle);
    }

    private static void Frame(StringBuilder commands, AxisManager axes)
    {
        IAxis[] sides = [axes.Bottom, axes.Left, axes.Top, axes.Right];
        var mask = 0;
        for (var i = 0; i < sides.Length; i++)
        {
            if (sides[i].IsVisible && sides[i].FrameLineStyle.CanBeRendered) mask |= 1 << i;
        }

        var style = sides.FirstOrDefault(side => side.FrameLineStyle.CanBeRendered)?.FrameLineStyle;
        commands.AppendLine(mask == 0 || style is null ? "unset border" : $"set border {mask} front {Styles.Line(style)}");
    }

    private static void Ticks(StringBuilder commands, string name, IAxis axis, double min, double max, float pixels)
    {
        var ticks = axis.IsVisible && axis.TickGenerator is IRangeTicks generator ? generator.Regenerate(min, max, pixels, axis.Edge) : [];
        if (ticks.Length == 0)
        {
            commands.AppendLine($"unset {name}");
            return;
        }

        var marks = ticks.Select(tick => $"{Styles.QuoteTick(tick.Label)} {Styles.Number(tick.Position)}{(tick.IsMajor ? string.Empty : " 1")}");
        commands.Append($"set {name} out nomirror scale 0.5,0.25 {Styles.Text(axis.TickLabelStyle)} (")
            .AppendJoin(", ", marks).AppendLine(")");
    }

    private static void Grid(StringBuilder commands, string name, GridStyle style)
    {
        if (style.IsVisible && style.MajorLineStyle.CanBeRendered)
            commands.AppendLine($"set grid {name} back linetype 1 {Styles.Line(style.MajorLineStyle)}");
    }
}
