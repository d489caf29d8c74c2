using System.Text;
using System.Text.Json;
using RLCollapse.Common;
using RLCollapse.Config;
using RLCollapse.Runs;
using RLCollapse.Stages;

namespace RLCollapse.Analysis.Catalog;

/// <summary>The options of a run as its <c>config.resolved.json</c> has them, each under its dotted path.</summary>
public static class RecordedOptions
{
    /// <summary>Path → value: a text without quotes, anything else as JSON.</summary>
    /// <param name="runFolder">Folder of a run.</param>
    /// <exception cref="UserErrorException">Its config is missing or damaged.</exception>
    public static IReadOnlyDictionary<string, string> Read(string runFolder)
    {
        var root = RecordedPart.Read(Path.Combine(runFolder, RunFiles.Config), "Start the run again to have it rewritten.");
        return Of(root.Part);
    }

    /// <summary>The same of a config as it would be recorded.</summary>
    internal static IReadOnlyDictionary<string, string> Of(RunConfig config) =>
        Of(JsonPart.Read(Encoding.UTF8.GetBytes(ConfigWriter.ToJson(config))));

    /// <summary>The same of a config that is at hand.</summary>
    internal static IReadOnlyDictionary<string, string> Of(JsonPart config)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        Add(config, options);
        return options;
    }

    /// <summary>The paths that have different values in some configs, in order, each with its value in every one; null where one lacks
    /// it. What is written beside the metrics (section <c>output</c>) does not count.</summary>
    public static IReadOnlyList<(string Path, IReadOnlyList<string?> Values)> Differences(
        IReadOnlyList<IReadOnlyDictionary<string, string>> configs) =>
    [
        .. configs.SelectMany(config => config.Keys).Distinct()
            .Where(path => !path.StartsWith("output.", StringComparison.Ordinal))
            .Select(path => (path, (IReadOnlyList<string?>)[.. configs.Select(config => config.GetValueOrDefault(path))]))
            .Where(option => option.Item2.Distinct().Count() > 1),
    ];

    private static void Add(JsonPart part, Dictionary<string, string> options)
    {
        foreach (var (_, value) in part.Members)
        {
            if (value.Kind == JsonValueKind.Object) Add(value, options);
            else options[value.Path] = value.Text;
        }
    }
}
