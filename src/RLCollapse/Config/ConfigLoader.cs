using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using RLCollapse.Common;
using RLCollapse.Stages;

namespace RLCollapse.Config;

/// <summary>
/// Builds a config from its layers: built-in defaults ← <c>extends</c> chain ← the file ← environment variables
/// (<c>RLCOLLAPSE__rl__kl__coefficient</c>) ← overrides (<c>rl.kl.coefficient=0.01</c>) ← seed. A later layer wins key by
/// key; a list is replaced whole, a map is merged name by name.
/// </summary>
public static class ConfigLoader
{
    /// <summary>Beginning of the environment variables that set options.</summary>
    public const string EnvironmentPrefix = "RLCOLLAPSE__";

    private const string BuiltIn = "built-in default";

    /// <summary>Loads and checks a config. Writes nothing.</summary>
    /// <param name="path">JSON file.</param>
    /// <param name="overrides">Each <c>dotted.path=value</c>; a list is JSON or separated by commas.</param>
    /// <param name="seed">Value of <c>experiment.seed</c>; null leaves it to the other layers.</param>
    /// <param name="environment">Environment variables.</param>
    /// <returns>The config or all that is wrong with it.</returns>
    public static ConfigResult Load(
        string path, IReadOnlyList<string> overrides, int? seed, IReadOnlyDictionary<string, string> environment)
    {
        var files = new ExtendsChain();
        files.Add(path, "command line");
        return Load([files], overrides, seed, environment);
    }

    /// <summary>Loads and checks a config whose files stand in several chains, lowest first: a sweep's config, then its job's settings.</summary>
    internal static ConfigResult Load(
        IReadOnlyList<ExtendsChain> chains, IReadOnlyList<string> overrides, int? seed, IReadOnlyDictionary<string, string> environment)
    {
        List<ConfigIssue> issues = [.. chains.SelectMany(chain => chain.Issues)];
        var commandLine = CommandLine(overrides, seed, issues);
        List<IConfigLayer> layers = [.. chains.SelectMany(chain => chain.Layers), Environment(environment), commandLine];
        using var merged = new ConfigurationRoot([.. layers]);

        var filesComplete = issues.All(issue => issue.Path.Length > 0);
        issues.AddRange(layers.SelectMany(LayerChecks.Check));
        var config = ConfigBinder.Bind(merged);
        issues.AddRange(ContradictionIssues(config, layers, issues, filesComplete));
        return new ConfigResult(config, [.. issues.Distinct().OrderBy(i => i.Path, StringComparer.Ordinal).ThenBy(i => i.Source, StringComparer.Ordinal)]);
    }

    private static TextLayer Environment(IReadOnlyDictionary<string, string> environment)
    {
        var layer = new TextLayer();
        foreach (var (name, value) in environment.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (!name.StartsWith(EnvironmentPrefix, StringComparison.OrdinalIgnoreCase)) continue;
            layer.Add(name[EnvironmentPrefix.Length..].Replace("__", ":"), value, $"environment variable {name}");
        }

        return layer;
    }

    private static TextLayer CommandLine(IReadOnlyList<string> overrides, int? seed, List<ConfigIssue> issues)
    {
        var layer = new TextLayer();
        foreach (var text in overrides)
        {
            var equals = text.IndexOf('=');
            if (equals > 0) layer.Add(text[..equals].Trim().Replace('.', ':'), text[(equals + 1)..], "command line");
            else issues.Add(new(text, "command line", "an override is written path=value, such as rl.kl.coefficient=0.01"));
        }

        if (seed is { } number) layer.Add("experiment:seed", number.ToString(CultureInfo.InvariantCulture), "--seed");
        return layer;
    }

    private static List<ConfigIssue> ContradictionIssues(
        RunConfig config, IReadOnlyList<IConfigLayer> layers, IReadOnlyList<ConfigIssue> known, bool filesComplete)
    {
        // A value that could not be read stands at its default here, and one from an unreadable file is missing: neither
        // may cause a contradiction of its own.
        var unread = known.Select(issue => issue.Path).ToHashSet();
        return [.. Contradictions.Find(config)
            .Where(found => found.Paths.Count == 1 || !found.Paths.Any(unread.Contains))
            .Where(found => filesComplete || found.Paths.All(path => SourceOf([path], layers) != BuiltIn))
            .Select(found => new ConfigIssue(found.Paths[0], SourceOf(found.Paths, layers), found.Message))];
    }

    private static string SourceOf(IReadOnlyList<string> paths, IReadOnlyList<IConfigLayer> layers)
    {
        var sources = paths.Select(path => layers.Reverse().Select(layer => SourceIn(layer, path.Replace('.', ':'))).FirstOrDefault(s => s is not null));
        var set = sources.OfType<string>().Distinct().ToList();
        return set.Count == 0 ? BuiltIn : string.Join(" and ", set);
    }

    private static string? SourceIn(IConfigLayer layer, string key)
    {
        var set = layer.Keys.FirstOrDefault(k => k.Equals(key, StringComparison.OrdinalIgnoreCase))
            ?? layer.Keys.FirstOrDefault(k => k.StartsWith(key + ":", StringComparison.OrdinalIgnoreCase));
        return set is null ? null : layer.SourceOf(set);
    }
}
