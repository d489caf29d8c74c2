using ScottPlot;
using SkiaSharp;

namespace RLCollapse.Analysis.Plotting;

/// <summary>
/// The typeface of every text in every figure. It comes with the program, so that a figure does not depend on the fonts of the machine.
/// </summary>
public static class FigureFont
{
    /// <summary>Its name.</summary>
    public const string Family = "DejaVu Sans";

    private static readonly SKTypeface Regular = Load("DejaVuSans.ttf");
    private static readonly SKTypeface Bold = Load("DejaVuSans-Bold.ttf");

    static FigureFont() => Fonts.FontResolvers.Insert(0, new Always());

    /// <summary>Makes ScottPlot write in it, whatever font a label names.</summary>
    public static void Use() => Fonts.Default = Family;

    /// <summary>Width of a line of text in pixels.</summary>
    /// <param name="text">One line.</param>
    /// <param name="size">Font size in pixels.</param>
    /// <param name="isBold">Whether it is written in bold.</param>
    public static float Width(string text, float size, bool isBold = false)
    {
        // subpixels and hinting are as ScottPlot has them
        using var font = new SKFont(isBold ? Bold : Regular, size) { Subpixel = true, Hinting = SKFontHinting.Slight };
        return font.MeasureText(text);
    }

    private static SKTypeface Load(string file)
    {
        using var data = SKData.Create(typeof(FigureFont).Assembly.GetManifestResourceStream($"Fonts/{file}"));
        return SKTypeface.FromData(data);
    }

    /// <summary>Answers every request with the one family.</summary>
    private sealed class Always : IFontResolver
    {
        public SKTypeface CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
            weight >= FontWeight.SemiBold ? Bold : Regular;

        public SKTypeface CreateTypeface(string fontName, bool bold, bool italic) => bold ? Bold : Regular;
    }
}
