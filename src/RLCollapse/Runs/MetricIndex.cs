namespace RLCollapse.Runs;

/// <summary>Declared keys, found by what is written: by name, and only those of families by looking at each.</summary>
/// <param name="all">Every declaration, in order.</param>
public sealed class MetricIndex(IReadOnlyList<MetricDefinition> all)
{
    private readonly Dictionary<string, MetricDefinition> _single = all.Where(definition => !definition.IsFamily)
        .DistinctBy(definition => definition.Key).ToDictionary(definition => definition.Key);

    private readonly MetricDefinition[] _families = [.. all.Where(definition => definition.IsFamily)];

    /// <summary>Every declaration, in order.</summary>
    public IReadOnlyList<MetricDefinition> All => all;

    /// <summary>The declaration of a key; null where there is none.</summary>
    public MetricDefinition? Find(string key) =>
        _single.GetValueOrDefault(key) ?? Array.Find(_families, family => family.Covers(key));
}
