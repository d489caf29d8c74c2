using System.Collections;
using Microsoft.Extensions.Configuration;
using RLCollapse.Data;
using RLCollapse.Kernels;
using RLCollapse.Stages;

namespace RLCollapse.Config;

/// <summary>Fills the records from the merged layers; what cannot be read keeps its default (the checks have reported it).</summary>
internal static class ConfigBinder
{
    /// <summary>Builds the config.</summary>
    public static RunConfig Bind(IConfiguration merged) => (RunConfig)BindSection(ConfigSchema.Root, merged);

    private static object BindSection(ConfigNode section, IConfiguration merged)
    {
        var record = Activator.CreateInstance(section.ValueType)!;
        foreach (var child in section.Children)
        {
            if (Value(child, merged) is { } value) child.Property!.SetValue(record, value);
        }

        return record;
    }

    private static object? Value(ConfigNode node, IConfiguration merged)
    {
        if (node.Kind == NodeKind.Section) return BindSection(node, merged);
        var section = merged.GetSection(node.Path.Replace('.', ':'));
        return node.Kind switch
        {
            NodeKind.Map => Map(node, section),
            NodeKind.List => section.Value is null ? null : TryRead(() => List(node, section.Value)),
            _ => section.Value is null ? null : TryRead(() => Read(node, new RawValue(section.Value))),
        };
    }

    private static object List(ConfigNode node, string text)
    {
        var elements = new RawValue(text).Elements();
        var list = Array.CreateInstance(node.ValueType, elements.Count);
        for (var i = 0; i < elements.Count; i++) list.SetValue(Read(node, elements[i]), i);
        return list;
    }

    private static object Map(ConfigNode node, IConfigurationSection section)
    {
        var map = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(typeof(string), node.ValueType))!;
        foreach (var child in section.GetChildren())
        {
            var name = OutputFormats.All.Names.FirstOrDefault(n => n.Equals(child.Key, StringComparison.OrdinalIgnoreCase)) ?? child.Key;
            if (child.Value is { } text && TryRead(() => Read(node, new RawValue(text))) is { } value) map[name] = value;
        }

        return map;
    }

    private static object Read(ConfigNode node, RawValue raw)
    {
        var value = ValueReader.Read(node.ValueType, raw);
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
