using Microsoft.Extensions.Configuration;
using RLCollapse.Common;
using RLCollapse.Config;
using RLCollapse.Stages;

namespace RLCollapse.Analysis.Sweeps;

/// <summary>A part of an experiment file that sets options: nested like a config, <c>extends</c> included.</summary>
/// <param name="File">The experiment file.</param>
/// <param name="Line">Where the part begins.</param>
/// <param name="Json">The part, a JSON object.</param>
internal sealed record ConfigDelta(string File, int Line, string Json)
{
    /// <summary>The layers, made anew: a layer belongs to one config.</summary>
    public ExtendsChain Layers()
    {
        var chain = new ExtendsChain();
        chain.AddPart(File, Line, Json);
        return chain;
    }

    /// <summary>Whether the part sets an option or anything below it.</summary>
    /// <param name="path">Its dotted path.</param>
    public bool Sets(string path) => Layers().Layers.Any(layer =>
    {
        layer.Load();
        return layer.Keys.Any(key => $"{key}:".StartsWith($"{path.Replace('.', ':')}:", StringComparison.OrdinalIgnoreCase));
    });

    /// <summary>Whether an option of a config of this part takes whole numbers alone.</summary>
    /// <param name="path">Its dotted path.</param>
    public bool IsWhole(string path)
    {
        using var loaded = new ConfigurationRoot([.. Layers().Layers]);
        var type = NamedSections.Schema<RunConfig>(loaded, _ => File, []).Resolve(path.Replace('.', ':'), out _).ValueType;
        return type == typeof(int) || type == typeof(long);
    }

    /// <summary>What is wrong with the part by itself.</summary>
    /// <param name="below">The part that it changes, which may name sections; null where it changes none.</param>
    public IReadOnlyList<ConfigIssue> Check(ConfigDelta? below = null)
    {
        var chain = Layers();
        var under = below?.Layers().Layers ?? [];
        using var loaded = new ConfigurationRoot([.. under, .. chain.Layers]);
        var schema = NamedSections.Schema<RunConfig>(loaded, _ => File, []);
        return [.. chain.Issues, .. chain.Layers.SelectMany(layer => LayerChecks.Check(schema, layer))];
    }
}
