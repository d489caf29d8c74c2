using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace RLCollapse.Config;

/// <summary>What options mean, as the records' documentation says it.</summary>
internal sealed partial class OptionTexts
{
    private readonly Dictionary<string, string> _summaries;

    /// <summary>Reads the documentation beside an assembly.</summary>
    /// <param name="assembly">The one that has the config's type.</param>
    public OptionTexts(Assembly assembly) => _summaries = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml"))
        .Descendants("member").Where(member => member.Element("summary") is not null)
        .ToDictionary(member => member.Attribute("name")!.Value, member => Plain(member.Element("summary")!));

    /// <summary>An option's or a section's meaning without the sentence on its default; empty where nothing is said of it.</summary>
    public string Meaning(ConfigNode option) => option.Property is { } property
        ? DefaultSentence().Replace(_summaries.GetValueOrDefault($"P:{property.DeclaringType!.FullName}.{property.Name}", ""), "").Trim()
        : "";

    private static string Plain(XElement summary) => Spaces().Replace(string.Concat(summary.Nodes().Select(node => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement reference =>
            (reference.Attribute("cref") ?? reference.Attribute("name"))?.Value is { } name
            ? $"`{name[(name.LastIndexOf('.') + 1)..]}`"
            : reference.Value,
        _ => "",
    })), " ").Trim();

    [GeneratedRegex(@" ?Default:? [^.]*(\.\d[^.]*)*\.$")]
    private static partial Regex DefaultSentence();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
