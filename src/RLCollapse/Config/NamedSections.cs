using Microsoft.Extensions.Configuration;
using RLCollapse.Common;

namespace RLCollapse.Config;

/// <summary>Finds the sections that a config names itself.</summary>
internal static class NamedSections
{
    /// <summary>The key that says what a section is.</summary>
    public const string KindKey = "kind";

    /// <summary>The key that names the section whose options it begins with.</summary>
    public const string ExtendsKey = "extends";

    /// <summary>The tree of a config with the sections that its layers name.</summary>
    /// <param name="merged">All layers.</param>
    /// <param name="sourceOf">Where a path was set.</param>
    /// <param name="issues">Receives what is wrong.</param>
    public static ConfigSchema Schema<T>(IConfiguration merged, Func<string, string> sourceOf, List<ConfigIssue> issues) where T : IHasNamedSections
    {
        var schema = ConfigSchema.Of(typeof(T));
        var named = new List<ConfigNode>();
        foreach (var section in merged.GetChildren().Where(child => child.GetChildren().Any() && schema.Root.Children.All(known => !known.Name.Equals(child.Key, StringComparison.OrdinalIgnoreCase))))
        {
            var (name, kind) = (section.Key, section[KindKey]);
            if (kind is null && section[ExtendsKey] is { } extended) kind = KindOf(extended, merged);
            kind ??= name;
            if (T.OptionsOf(kind) is { } options) named.Add(ConfigSchema.Named(name, options, [.. Chain(section, merged)]));
            else if (section[KindKey] is not null) issues.Add(new($"{name}.{KindKey}", sourceOf($"{name}.{KindKey}"), $"there is no kind '{kind}'; " + (NearestPath.Find(kind, T.Kinds) is { } nearest ? $"did you mean {nearest}?" : $"known: {string.Join(", ", T.Kinds)}")));
            foreach (var problem in Problems<T>(section, kind, merged)) issues.Add(new($"{name}.{ExtendsKey}", sourceOf($"{name}.{ExtendsKey}"), problem));
        }

        return schema.With(named);
    }

    /// <summary>The sections that the layers name, filled from them.</summary>
    public static IReadOnlyDictionary<string, NamedSection> Bind(ConfigSchema schema, IConfiguration merged) => schema.Root.Children
        .Where(node => node.Property is null)
        .ToDictionary(node => node.Name, node => new NamedSection(merged[$"{node.Name}:{KindKey}"] ?? (merged[$"{node.Name}:{ExtendsKey}"] is { } extended ? KindOf(extended, merged) : node.Name), ConfigBinder.BindSection(node, merged)));

    private static string KindOf(string section, IConfiguration merged) => merged[$"{section}:{KindKey}"] ?? (merged[$"{section}:{ExtendsKey}"] is { } next && next != section ? KindOf(next, merged) : section);

    /// <summary>Sections whose options come first, the farthest in front, and the section itself.</summary>
    private static IEnumerable<string> Chain(IConfigurationSection section, IConfiguration merged)
    {
        var chain = new List<string> { section.Key };
        for (var next = section[ExtendsKey]; next is not null && !chain.Contains(next, StringComparer.OrdinalIgnoreCase); next = merged[$"{next}:{ExtendsKey}"]) chain.Insert(0, next);
        return chain;
    }

    private static IEnumerable<string> Problems<T>(IConfigurationSection section, string kind, IConfiguration merged) where T : IHasNamedSections
    {
        if (section[ExtendsKey] is not { } extended) yield break;
        if (extended.Equals(section.Key, StringComparison.OrdinalIgnoreCase)) yield return "a section cannot extend itself";
        else if (KindOf(extended, merged) is var other && T.OptionsOf(other) is null) yield return $"'{extended}' is no section that can be extended";
        else if (!other.Equals(kind, StringComparison.OrdinalIgnoreCase)) yield return $"'{extended}' is of kind {other}, and this section of kind {kind}";
    }
}
