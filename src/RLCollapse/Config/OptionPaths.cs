using RLCollapse.Common;

namespace RLCollapse.Config;

/// <summary>The paths of a config's options and the values that they may be known to take, for shells that complete them.</summary>
public static class OptionPaths
{
    /// <summary>Sections and options.</summary>
    public static IReadOnlyList<string> All<T>() => ConfigSchema.Of(typeof(T)).Paths;

    /// <summary>Options; a map by each of its names.</summary>
    public static IEnumerable<string> Options<T>() => ConfigSchema.Of(typeof(T)).Root.Descend().SelectMany(node => node.Kind switch
    {
        NodeKind.Section => [],
        NodeKind.Map => KnownNamesAttribute.Of(node.Property!).Select(name => $"{node.Path}.{name}"),
        _ => [node.Path],
    });

    /// <summary>Names that an option may hold; none of a number or a text.</summary>
    /// <param name="path">In any case.</param>
    public static IEnumerable<string> Values<T>(string path)
    {
        var option = ConfigSchema.Of(typeof(T)).Resolve(path.Replace('.', ':'), out var rest);
        if (rest.Length > 0 || option.Kind is NodeKind.Section or NodeKind.Map) return [];
        return option.ValueType == typeof(bool) ? ["true", "false"]
            : option.ValueType.IsEnum ? EnumNames.All(option.ValueType) : KnownNamesAttribute.Of(option.Property!);
    }
}
