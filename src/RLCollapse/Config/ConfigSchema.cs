using System.Collections.Concurrent;
using System.Reflection;

namespace RLCollapse.Config;

/// <summary>The tree of all options, read from the records by reflection.</summary>
internal sealed class ConfigSchema
{
    private static readonly ConcurrentDictionary<Type, ConfigSchema> Known = new();

    private ConfigSchema(ConfigNode root) => (Root, Paths) = (root, [.. root.Descend().Skip(1).Select(node => node.Path)]);

    /// <summary>The whole config.</summary>
    public ConfigNode Root { get; }

    /// <summary>Paths of all options, sections included, in the order they are declared.</summary>
    public IReadOnlyList<string> Paths { get; }

    /// <summary>The tree of a config's type.</summary>
    public static ConfigSchema Of(Type type) => Known.GetOrAdd(type, t => new(Section("", t, null)));

    /// <summary>A section that a config names itself.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="options">Record of its options.</param>
    /// <param name="chain">Sections that its values come from, the last of them itself.</param>
    public static ConfigNode Named(string name, Type options, IReadOnlyList<string> chain)
    {
        var section = Section(name, options, null);
        return section with
        {
            Sources = chain,
            Children =
            [
                new($"{name}.{NamedSections.KindKey}", NodeKind.Value, typeof(string), null, []),
                new($"{name}.{NamedSections.ExtendsKey}", NodeKind.Value, typeof(string), null, []),
                .. section.Children,
            ],
        };
    }

    /// <summary>This tree with further sections at its root.</summary>
    public ConfigSchema With(IReadOnlyList<ConfigNode> sections) =>
        sections.Count == 0 ? this : new(Root with { Children = [.. Root.Children, .. sections] });

    /// <summary>Whether the root has a section or an option of this name.</summary>
    public bool IsKnown(string name) => Root.Children.Any(child => child.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>A dotted path as the records write it, as far as they know it.</summary>
    public string Canonical(string path)
    {
        var node = Resolve(path.Replace('.', ':'), out var rest);
        return string.Join('.', ((string[])[node.Path, rest]).Where(part => part.Length > 0));
    }

    /// <summary>Whether an option may decide a run's numbers: no part of its path is marked otherwise.</summary>
    public bool Decides(string path)
    {
        var canonical = Canonical(path) + ".";
        return !Root.Descend().Any(node => node.Property?.IsDefined(typeof(OutsideIdentityAttribute), inherit: true) == true
            && canonical.StartsWith(node.Path + ".", StringComparison.Ordinal));
    }

    /// <summary>Follows a key of a configuration layer (parts joined by ':', in any case) as far as the options go.</summary>
    /// <param name="key">Such as <c>rl:kl:coefficient</c> or <c>data:noise:prose</c>.</param>
    /// <param name="rest">What is left of the key below the node that was reached; for a map the name in it.</param>
    public ConfigNode Resolve(string key, out string rest)
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
            .Where(p => p.CanWrite && p.Name != nameof(IHasNamedSections.NamedSections))
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
