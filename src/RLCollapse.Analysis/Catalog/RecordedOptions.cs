using System.Text.Json;
using RLCollapse.Common;
using RLCollapse.Runs;

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
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        Add(root.Part, options);
        return options;
    }

    /// <summary>The paths that have different values in two configs, in order, each with both values; null where one lacks it.</summary>
    public static IReadOnlyList<(string Path, string? First, string? Second)> Differences(
        IReadOnlyDictionary<string, string> first, IReadOnlyDictionary<string, string> second) =>
    [
        .. first.Keys.Union(second.Keys)
            .Select(path => (path, first.GetValueOrDefault(path), second.GetValueOrDefault(path)))
            .Where(option => option.Item2 != option.Item3),
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
