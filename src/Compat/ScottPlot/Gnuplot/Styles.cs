using System.Globalization;
using System.Text;

namespace ScottPlot.Gnuplot;

/// <summary>Colours, lines, symbols and texts in gnuplot's language.</summary>
internal static class Styles
{
    /// <summary>Diameter in pixels of a symbol of gnuplot's point size 1.</summary>
    private const double PixelsPerPointSize = 9;

    /// <summary>Length in pixels of one of gnuplot's dash units in a line of width 1; it grows with the width.</summary>
    private const double PixelsPerDashUnit = 0.5;

    /// <summary>A number in a form that reads back to the same number; NaN and infinities become gnuplot's NaN.</summary>
    public static string Number(double value) =>
        double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : "NaN";

    /// <summary>A quoted colour; gnuplot's alpha channel counts clearness.</summary>
    public static string Rgb(Color color) => color.Alpha == 255
        ? $"rgb \"#{color.Red:x2}{color.Green:x2}{color.Blue:x2}\""
        : $"rgb \"#{255 - color.Alpha:x2}{color.Red:x2}{color.Green:x2}{color.Blue:x2}\"";

    /// <summary>A double-quoted string. Backquotes would run a command and are written as a code; line feeds stay line breaks.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text.Where(c => c is '\n' || !char.IsControl(c)))
        {
            quoted.Append(c switch
            {
                '\\' => "\\\\",
                '"' => "\\\"",
                '`' => "\\140",
                '\n' => "\\n",
                _ => c.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>A tick's text, in which gnuplot takes % for a format.</summary>
    public static string QuoteTick(string text) => Quote(text.Replace("%", "%%", StringComparison.Ordinal));

    /// <summary>Font family, weight and size.</summary>
    public static string Font(string name, float size, bool bold = false, bool italic = false) =>
        $"font {Quote($"{name.Replace(',', ' ')}{(bold ? ":Bold" : string.Empty)}{(italic ? ":Italic" : string.Empty)},{Number(size)}")}";

    /// <summary>Font and colour of a label.</summary>
    public static string Text(LabelStyle style) =>
        $"{Font(style.FontName, style.FontSize, style.Bold, style.Italic)} textcolor {Rgb(style.ForeColor)}";

    /// <summary>Width, colour and dashes of a line.</summary>
    public static string Line(LineStyle style) =>
        $"linewidth {Number(style.Width)} linecolor {Rgb(style.Color)} dashtype {Dashes(style)}";

    /// <summary>Shape and size of a symbol.</summary>
    public static string Shape(MarkerStyle style) =>
        $"pointtype {PointType(style.Shape)} pointsize {Number(Math.Round(style.Size / PixelsPerPointSize, 4))}";

    /// <summary>Shape, size, colour and stroke of a symbol.</summary>
    public static string Points(MarkerStyle style) =>
        $"{Shape(style)} linecolor {Rgb(style.MarkerColor)} linewidth {Number(style.LineWidth)}";

    /// <summary>0 at the left edge, 1 at the right.</summary>
    public static double HorizontalFraction(Alignment alignment) => ((int)alignment % 3) / 2.0;

    /// <summary>0 at the lower edge, 1 at the upper.</summary>
    public static double VerticalFraction(Alignment alignment) => 1 - (((int)alignment / 3) / 2.0);

    /// <summary>The word for how text stands to its point.</summary>
    public static string Justification(Alignment alignment) => ((int)alignment % 3) switch
    {
        0 => "left",
        1 => "center",
        _ => "right",
    };

    private static string Dashes(LineStyle style)
    {
        if (style.Pattern.Intervals is not { Length: > 0 } intervals) return "solid";
        var lengths = intervals.Select(pixels => Number(Math.Round(pixels / (PixelsPerDashUnit * style.Width), 3)));
        return $"({string.Join(',', lengths)})";
    }

    private static int PointType(MarkerShape shape) => shape switch
    {
        MarkerShape.Cross => 1,
        MarkerShape.Eks => 2,
        MarkerShape.OpenSquare => 4,
        MarkerShape.FilledSquare => 5,
        MarkerShape.OpenCircle => 6,
        MarkerShape.FilledCircle => 7,
        MarkerShape.OpenTriangleUp => 8,
        MarkerShape.FilledTriangleUp => 9,
        MarkerShape.OpenTriangleDown => 10,
        MarkerShape.FilledTriangleDown => 11,
        MarkerShape.OpenDiamond => 12,
        MarkerShape.FilledDiamond => 13,
        _ => throw new ArgumentOutOfRangeException(nameof(shape), shape, "This shape has no symbol."),
    };
}
