using System.Text.Json;
using RLCollapse.Common;
using RLCollapse.Config;
using RLCollapse.Stages;

namespace RLCollapse.Analysis.Sweeps;

/// <summary>The config files that an experiment extends, as one config: what its own options depart from.</summary>
/// <param name="Name">The files, as the experiment names them.</param>
/// <param name="Config">What they come to.</param>
internal sealed record ExperimentBase(string Name, RunConfig Config)
{
    /// <summary>That of an experiment as its files are now; null where it extends nothing, or they cannot be read any more.</summary>
    /// <param name="experimentFile">Its file; empty where none is known.</param>
    public static ExperimentBase? Of(string experimentFile)
    {
        try
        {
            return File.Exists(experimentFile)
                && JsonFile.Read(experimentFile, "")["config"] is { Kind: JsonValueKind.Object } config
                && config[ExtendsChain.Key] is { } extends
                && Load(new(experimentFile, config.Line, config.Json)) is { } extended
                    ? new(string.Join(", ", extends.Kind == JsonValueKind.Array ? extends.Items.Select(file => file.Text) : [extends.Text]),
                        extended)
                    : null;
        }
        catch (UserErrorException)
        {
            return null;
        }
    }

    private static RunConfig? Load(ConfigDelta config)
    {
        var files = config.Layers();
        files.Layers.RemoveAt(files.Layers.Count - 1); // the experiment's own
        var loaded = ConfigLoader.Load<RunConfig>([files], [], null, new Dictionary<string, string>());
        return loaded.IsValid && files.Layers.Count > 0 ? loaded.Config : null;
    }
}
