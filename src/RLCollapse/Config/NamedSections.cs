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

    /// <summary>Stands for what a section holds of which nothing is said.</summary>
    public const string Empty = "";

    /// <summary>The tree of a config with the sections that its layers name.</summary>
    /// <param name="merged">All layers.</param>
    /// <param name="sourceOf">Where a path was set.</param>
    /// <param name="issues">Receives what is wrong.</param>
    public static ConfigSchema Schema<T>(
        IConfiguration merged, Func<string, string> sourceOf, List<ConfigIssue> issues) where T : IHasNamedSections
    {
        var schema = ConfigSchema.Of(typeof(T));
        var named = new List<ConfigNode>();
        foreach (var section in merged.GetChildren().Where(child => IsSection(child) && IsName(child.Key)
            && schema.Root.Children.All(known => !known.Name.Equals(child.Key, StringComparison.OrdinalIgnoreCase))))
        {
            var (name, kind) = (section.Key, KindOf(section.Key, merged));
            if (T.OptionsOf(kind) is { } options) named.Add(ConfigSchema.Named(name, options, Chain(name, merged)));
            else if (section[KindKey] is not null)
            {
                var meant = NearestPath.Find(kind, T.Kinds) is { } near ? $"did you mean {near}?" : $"known: {string.Join(", ", T.Kinds)}";
                issues.Add(new($"{name}.{KindKey}", sourceOf($"{name}.{KindKey}"), $"there is no kind '{kind}'; {meant}"));
            }

            var extends = $"{name}.{ExtendsKey}";
            issues.AddRange(Problems<T>(schema, section, kind, merged)
                .Select(problem => new ConfigIssue(extends, sourceOf(extends), problem)));
        }

        return schema.With(named);
    }

    /// <summary>Names of sections of which nothing more can be said: their kind or what they extend is wrong.</summary>
    /// <param name="issues">What <see cref="Schema"/> has found.</param>
    public static IReadOnlyList<string> Misfits(IEnumerable<ConfigIssue> issues) =>
        [.. issues.Select(issue => issue.Path.Split('.')).Where(path => path is [_, KindKey or ExtendsKey]).Select(path => path[0])];

    /// <summary>Names of sections that a layer takes away.</summary>
    public static IEnumerable<string> Removed(IEnumerable<IConfigLayer> layers) =>
        layers.SelectMany(layer => layer.Keys.Where(layer.IsNull)).Where(key => !key.Contains(':'));

    /// <summary>The sections that the layers name, filled from them.</summary>
    public static IReadOnlyDictionary<string, NamedSection> Bind<T>(ConfigSchema schema, IConfiguration merged) where T : IHasNamedSections
    {
        string Kind(string kind) => T.Kinds.First(known => known.Equals(kind, StringComparison.OrdinalIgnoreCase));
        return schema.Root.Children
            .Where(node => node.Property is null)
            .ToDictionary(
                node => node.Name,
                node => new NamedSection(Kind(KindOf(node.Name, merged)), ConfigBinder.BindSection(node, merged)));
    }

    private static bool IsSection(IConfigurationSection child) => child.GetChildren().Any() || child.Value == Empty;

    /// <summary>Whether paths can speak of a section; one of another name is an unknown key.</summary>
    private static bool IsName(string key) => key.Length > 0 && !key.Contains('.');

    /// <summary>What a section says of itself, else what the nearest one says that it extends, else the name of the farthest.</summary>
    private static string KindOf(string section, IConfiguration merged)
    {
        var chain = Chain(section, merged);
        return chain.Reverse().Select(name => merged[$"{name}:{KindKey}"]).FirstOrDefault(kind => kind is not null) ?? chain[0];
    }

    /// <summary>Sections whose options come first, the farthest in front, and the section itself; each once, even in a circle.</summary>
    private static IReadOnlyList<string> Chain(string section, IConfiguration merged)
    {
        var chain = new List<string> { section };
        while (merged[$"{chain[0]}:{ExtendsKey}"] is { } next && !chain.Contains(next, StringComparer.OrdinalIgnoreCase))
            chain.Insert(0, next);
        return chain;
    }

    private static IEnumerable<string> Problems<T>(ConfigSchema schema, IConfigurationSection section, string kind, IConfiguration merged)
        where T : IHasNamedSections
    {
        if (section[ExtendsKey] is not { } extended) yield break;
        var isThere = merged.GetSection(extended).Exists()
            || schema.Root.Children.Any(known => known.Name.Equals(extended, StringComparison.OrdinalIgnoreCase));
        var chain = Chain(section.Key, merged);
        if (extended.Equals(section.Key, StringComparison.OrdinalIgnoreCase)) yield return "a section cannot extend itself";
        else if (merged[$"{chain[0]}:{ExtendsKey}"] is { } again)
            yield return $"the sections {string.Join(" → ", chain.Reverse())} → {again} extend each other in a circle; take one "
                + "extends out";
        else if (!isThere) yield return $"there is no section '{extended}'";
        else if (KindOf(extended, merged) is var other && T.OptionsOf(other) is null)
            yield return $"'{extended}' is no section that can be extended";
        else if (!other.Equals(kind, StringComparison.OrdinalIgnoreCase))
            yield return $"'{extended}' is of kind {other}, and this section of kind {kind}";
    }
}
