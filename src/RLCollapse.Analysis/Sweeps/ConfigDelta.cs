using Microsoft.Extensions.Configuration;
using RLCollapse.Common;
using RLCollapse.Config;

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

    /// <summary>What is wrong with the part by itself.</summary>
    public IReadOnlyList<ConfigIssue> Check()
    {
        var chain = Layers();
        using var loaded = new ConfigurationRoot([.. chain.Layers]);
        return [.. chain.Issues, .. chain.Layers.SelectMany(LayerChecks.Check)];
    }
}
