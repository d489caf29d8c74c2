using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace RLCollapse.Analysis.Plotting;

/// <summary>
/// Skia's SVG made fit for any viewer. Texts stay texts, to be searched, copied and edited, each letter at its own place: a viewer
/// without the font shows another sans-serif at the same places, and needs no outlines that would make the file several times as large.
/// (A PDF carries its font.)
/// </summary>
public static class SvgDocument
{
    private const string Families = $"{FigureFont.Family}, Verdana, sans-serif";

    /// <summary>Copies a document from <paramref name="source"/> to <paramref name="target"/>, with ids that depend on it alone.</summary>
    public static void Tidy(Stream source, Stream target)
    {
        var document = XDocument.Parse(Allowed(new StreamReader(source, Encoding.UTF8).ReadToEnd()));
        var root = document.Root!;
        root.SetAttributeValue("viewBox", $"0 0 {root.Attribute("width")!.Value} {root.Attribute("height")!.Value}");
        NumberIds(root);
        foreach (var text in root.Descendants().Where(element => element.Name.LocalName == "text")) TidyText(text);
        using var writer = XmlWriter.Create(target, new() { Encoding = new UTF8Encoding(false), Indent = true, IndentChars = "",
            NewLineChars = "\n" });
        document.Save(writer);
    }

    /// <summary>A document with U+FFFD for each character that XML has no place for; Skia passes on what a title holds.</summary>
    private static string Allowed(string document) =>
        string.Concat(document.EnumerateRunes()
            .Select(rune => rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? Rune.ReplacementChar : rune));

    /// <summary>
    /// Skia numbers ids through the life of the process, and repeats a clip for each plottable: from 1 on in each document, equal clips
    /// once.
    /// </summary>
    private static void NumberIds(XElement root)
    {
        var (names, clips) = (new Dictionary<string, string>(), new Dictionary<string, string>());
        foreach (var element in root.Descendants().Where(element => element.Attribute("id") is not null).ToList())
        {
            var id = element.Attribute("id")!;
            var content = string.Concat([element.Name.LocalName, .. element.Attributes().Where(other => other != id)
                .Select(other => $" {other}"), ">", .. element.Nodes()]);
            var isKnown = clips.TryGetValue(content, out var name);
            name ??= $"i{clips.Count + 1}";
            names[id.Value] = clips[content] = name;
            id.Value = name;
            if (isKnown) element.Remove();
        }

        foreach (var attribute in root.Descendants().Attributes())
        {
            if (attribute.Value is ['u', 'r', 'l', '(', '#', .. var clip, ')']) attribute.Value = $"url(#{names[clip]})";
            else if (attribute.Name.LocalName == "href" && attribute.Value is ['#', .. var target]) attribute.Value = $"#{names[target]}";
        }
    }

    /// <summary>Skia ends lists of coordinates with a comma, which strict viewers refuse, and puts line breaks around the text.</summary>
    private static void TidyText(XElement text)
    {
        text.Value = text.Value.Trim();
        text.SetAttributeValue("font-family", Families);
        foreach (var name in (string[])["x", "y"])
        {
            if (text.Attribute(name) is not { } list) continue;
            var numbers = list.Value.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries)
                .Select(number => double.Parse(number, CultureInfo.InvariantCulture));
            list.Value = string.Join(' ', numbers.Select(number => number.ToString("0.##", CultureInfo.InvariantCulture)));
        }
    }
}
