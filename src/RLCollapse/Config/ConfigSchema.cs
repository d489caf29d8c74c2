using System.Reflection;
using RLCollapse.Kernels;
using RLCollapse.Stages;

namespace RLCollapse.Config;

/// <summary>The tree of all options, read from the records by reflection.</summary>
internal static class ConfigSchema
{
    /// <summary>The whole config.</summary>
    public static ConfigNode Root { get; } = Section("", typeof(RunConfig), null);

    /// <summary>Paths of all options, sections included, in the order they are declared.</summary>
    public static IReadOnlyList<string> Paths { get; } = [.. Root.Descend().Skip(1).Select(node => node.Path)];

    /// <summary>Follows a key of a configuration layer (parts joined by ':', in any case) as far as the options go.</summary>
    /// <param name="key">Such as <c>rl:kl:coefficient</c> or <c>data:noise:prose</c>.</param>
    /// <param name="rest">What is left of the key below the node that was reached; for a map the name in it.</param>
    public static ConfigNode Resolve(string key, out string rest)
    {
        var node = Root;
        var parts = key.Split(':');
        var depth = 0;
        for (; depth < parts.Length; depth++)
        {
            var child = node.Children.FirstOrDefault(c => c.Name.Equals(parts[depth], StringComparison.OrdinalIgnoreCase));
            if (child is null) break;
            node = child;
        }

        rest = string.Join('.', parts[depth..]);
        return node;
    }

    private static ConfigNode Section(string path, Type type, PropertyInfo? property)
    {
        var children = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.CanWrite)
            .OrderBy(p => p.MetadataToken)
            .Select(p => Node(path.Length == 0 ? CamelCase(p.Name) : $"{path}.{CamelCase(p.Name)}", p));
        return new ConfigNode(path, NodeKind.Section, type, property, [.. children]);
    }

    private static ConfigNode Node(string path, PropertyInfo property)
    {
        var type = property.PropertyType;
        var generic = type.IsGenericType ? type.GetGenericTypeDefinition() : null;
        if (generic == typeof(IReadOnlyList<>)) return new(path, NodeKind.List, type.GetGenericArguments()[0], property, []);
        if (generic == typeof(IReadOnlyDictionary<,>)) return new(path, NodeKind.Map, type.GetGenericArguments()[1], property, []);
        return type.IsClass && type != typeof(string)
            ? Section(path, type, property)
            : new(path, NodeKind.Value, type, property, []);
    }

    private static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
