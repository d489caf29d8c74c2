using System.Net;
using System.Text.RegularExpressions;

namespace ScottPlot.Gnuplot;

/// <summary>Mends what gnuplot's SVG leaves to be wished.</summary>
internal static partial class SvgText
{
    /// <summary>Gives the document its title, turns fontconfig's weight and slant into SVG's, and names a fallback font.</summary>
    public static string Mend(string svg, string title)
    {
        svg = svg.Replace("<title>Gnuplot</title>", $"<title>{WebUtility.HtmlEncode(title.Replace('\n', ' '))}</title>", StringComparison.Ordinal);
        return FontFamily().Replace(svg, match =>
        {
            var weight = match.Groups["style"].Value.Contains(":Bold", StringComparison.Ordinal) ? " font-weight=\"bold\"" : string.Empty;
            var slant = match.Groups["style"].Value.Contains(":Italic", StringComparison.Ordinal) ? " font-style=\"italic\"" : string.Empty;
            return $"font-family=\"{match.Groups["name"].Value}, sans-serif\"{weight}{slant}";
        });
    }

    [GeneratedRegex("font-family=\"(?<name>[^\":]*)(?<style>[^\"]*)\"")]
    private static partial Regex FontFamily();
}
