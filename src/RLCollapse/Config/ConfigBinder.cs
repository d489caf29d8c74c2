using System.Collections;
using Microsoft.Extensions.Configuration;

namespace RLCollapse.Config;

/// <summary>Fills the records from the merged layers; what cannot be read keeps its default (the checks have reported it).</summary>
internal static class ConfigBinder
{
    /// <summary>Builds the config.</summary>
    /// <param name="schema">Its tree.</param>
    /// <param name="merged">All layers.</param>
    public static object Bind(ConfigSchema schema, IConfiguration merged) => BindSection(schema.Root, merged);

    /// <summary>Fills a section; one that a config names itself also from those that it extends.</summary>
    public static object BindSection(ConfigNode section, IConfiguration merged) =>
        BindSection(section, merged, section.Sources.Count == 0 ? [section.Path] : section.Sources);

    private static object BindSection(ConfigNode section, IConfiguration merged, IReadOnlyList<string> sources)
    {
        var record = Activator.CreateInstance(section.ValueType)!;
        foreach (var child in section.Children.Where(child => child.Property is not null))
        {
            string[] paths = [.. sources.Select(source => source.Length == 0 ? child.Name : $"{source}.{child.Name}")];
            if (Value(child, merged, paths) is { } value) child.Property!.SetValue(record, value);
        }

        return record;
    }

    private static object? Value(ConfigNode node, IConfiguration merged, IReadOnlyList<string> sources)
    {
        if (node.Kind == NodeKind.Section) return BindSection(node, merged, sources);
        IConfigurationSection[] sections = [.. sources.Select(source => merged.GetSection(source.Replace('.', ':')))];
        var text = sections.LastOrDefault(section => section.Value is not null)?.Value;
        return node.Kind switch
        {
            NodeKind.Map => sections.Any(section => section.GetChildren().Any()) ? Map(node, sections) : null,
            NodeKind.List => text is null ? null : TryRead(() => List(node, text)),
            _ => text is null ? null : TryRead(() => Read(node, new RawValue(text))),
        };
    }

    private static object List(ConfigNode node, string text)
    {
        var elements = new RawValue(text).Elements();
        var list = Array.CreateInstance(node.ValueType, elements.Count);
        for (var i = 0; i < elements.Count; i++) list.SetValue(Read(node, elements[i]), i);
        return list;
    }

    private static object Map(ConfigNode node, IReadOnlyList<IConfigurationSection> sections)
    {
        var map = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(typeof(string), node.ValueType))!;
        foreach (var child in sections.SelectMany(section => section.GetChildren()))
        {
            var name = KnownNamesAttribute.Of(node.Property!).FirstOrDefault(n => n.Equals(child.Key, StringComparison.OrdinalIgnoreCase))
                ?? child.Key;
            if (child.Value is { } text && TryRead(() => Read(node, new RawValue(text))) is { } value) map[name] = value;
        }

        return map;
    }

    private static object Read(ConfigNode node, RawValue raw)
    {
        var value = KnownNamesAttribute.Canonical(node.Property!, ValueReader.Read(node.ValueType, raw));
        return Bounds.Problems(node.Property!, value).FirstOrDefault() is { } problem ? throw new FormatException(problem) : value;
    }

    private static object? TryRead(Func<object> read)
    {
        try
        {
            return read();
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
