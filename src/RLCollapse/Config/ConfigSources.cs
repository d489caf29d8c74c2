namespace RLCollapse.Config;

/// <summary>Which layer an option has its value from.</summary>
/// <param name="layers">Lowest first.</param>
internal sealed class ConfigSources(IReadOnlyList<IConfigLayer> layers)
{
    /// <summary>What is said of options that no layer sets.</summary>
    public const string BuiltIn = "built-in default";

    /// <summary>Where some options are set, the highest layer of each, for messages.</summary>
    public string Of(params IReadOnlyList<string> paths)
    {
        var sources = paths.Select(path =>
            layers.Reverse().Select(layer => SourceIn(layer, path.Replace('.', ':'))).FirstOrDefault(s => s is not null));
        var set = sources.OfType<string>().Distinct().ToList();
        return set.Count == 0 ? BuiltIn : string.Join(" and ", set);
    }

    /// <summary>
    /// Every place that sets an option, the one that counts first, until one that takes away what lower layers say; of a section that
    /// begins with the options of another also the places of those.
    /// </summary>
    /// <param name="schema">With the sections that the layers name.</param>
    /// <param name="option">No section.</param>
    public IReadOnlyList<string> All(ConfigSchema schema, ConfigNode option)
    {
        var name = option.Path.Split('.')[0];
        var chain = schema.Root.Children.First(child => child.Name == name).Sources;
        return [.. (chain.Count == 0 ? [name] : chain).Reverse()
            .SelectMany(section => Places($"{section}{option.Path[name.Length..]}".Replace('.', ':'))).Distinct()];
    }

    private IEnumerable<string> Places(string key)
    {
        foreach (var layer in layers.Reverse())
        {
            foreach (var set in layer.Keys.Where(k => IsAt(k, key) && !layer.IsNull(k))) yield return layer.SourceOf(set);
            if (layer.Keys.FirstOrDefault(k => IsAt(key, k) && layer.IsNull(k)) is not { } taken) continue;
            yield return $"{layer.SourceOf(taken)} (null)";
            yield break;
        }
    }

    /// <summary>Whether a key is another or below it.</summary>
    private static bool IsAt(string key, string other) => $"{key}:".StartsWith($"{other}:", StringComparison.OrdinalIgnoreCase);

    private static string? SourceIn(IConfigLayer layer, string key)
    {
        var set = layer.Keys.FirstOrDefault(k => k.Equals(key, StringComparison.OrdinalIgnoreCase))
            ?? layer.Keys.FirstOrDefault(k => k.StartsWith(key + ":", StringComparison.OrdinalIgnoreCase));
        return set is null ? null : layer.SourceOf(set);
    }
}
