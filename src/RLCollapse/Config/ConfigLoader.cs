using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using RLCollapse.Common;

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

    private const string StagesKey = "stages";

    /// <summary>Loads and checks a config. Writes nothing.</summary>
    /// <param name="path">JSON file.</param>
    /// <param name="overrides">Each <c>dotted.path=value</c>; a list is JSON or separated by commas.</param>
    /// <param name="seed">Value of <c>experiment.seed</c>; null leaves it to the other layers.</param>
    /// <param name="environment">Environment variables.</param>
    /// <typeparam name="T">Type of the config: a record of options and of sections, which are such records themselves.</typeparam>
    /// <returns>The config or all that is wrong with it.</returns>
    public static ConfigResult<T> Load<T>(
        string path, IReadOnlyList<string> overrides, int? seed,
            IReadOnlyDictionary<string, string> environment) where T : IHasNamedSections
    {
        var files = new ExtendsChain();
        files.Add(path, "command line");
        return Load<T>([files], overrides, seed, environment);
    }

    /// <summary>Loads and checks a config whose files stand in several chains.</summary>
    /// <param name="chains">Lowest first: a sweep's config, then its job's settings; a run's config, then what goes on from it.</param>
    /// <param name="overrides">Each <c>dotted.path=value</c>.</param>
    /// <param name="seed">Value of <c>experiment.seed</c>; null leaves it to the other layers.</param>
    /// <param name="environment">Environment variables.</param>
    /// <param name="check">What else has to hold of a config that is right by itself.</param>
    internal static ConfigResult<T> Load<T>(
        IReadOnlyList<ExtendsChain> chains, IReadOnlyList<string> overrides, int? seed, IReadOnlyDictionary<string, string> environment,
        Func<T, IEnumerable<Contradiction>>? check = null) where T : IHasNamedSections
    {
        List<ConfigIssue> issues = [.. chains.SelectMany(chain => chain.Issues)];
        var commandLine = CommandLine(overrides, seed, issues);
        List<IConfigLayer> layers = [.. chains.SelectMany(chain => chain.Layers), Environment(environment), commandLine];
        var merged = Merge(layers);
        var sources = new ConfigSources(layers);
        var schema = NamedSections.Schema<T>(merged, path => sources.Of(path), issues);

        var filesComplete = issues.All(issue => issue.Path.Length > 0);
        var misfits = NamedSections.Misfits(issues);
        HashSet<string> silent = new([.. misfits, .. NamedSections.Removed(layers)], StringComparer.OrdinalIgnoreCase);
        issues.AddRange(layers.SelectMany(layer => LayerChecks.Check(schema, layer))
            .Where(issue => schema.IsKnown(issue.Path.Split('.')[0]) || !silent.Contains(issue.Path.Split('.')[0])));
        var config = (T)ConfigBinder.Bind(schema, merged);
        config.NamedSections = NamedSections.Bind<T>(schema, merged);
        issues.AddRange(ContradictionIssues(schema, config, sources, issues, filesComplete, misfits.Count == 0));
        if (check is not null && issues.Count == 0) issues.AddRange(check(config).Select(found => Issue(found, sources)));
        return new(config, [.. issues.Distinct().OrderBy(i => i.Path, StringComparer.Ordinal)
            .ThenBy(i => i.Source, StringComparer.Ordinal)], schema, sources);
    }

    /// <summary>
    /// All layers in one, a later one winning key by key. <c>null</c> takes away what earlier layers have said of a key and all below it.
    /// </summary>
    private static IConfiguration Merge(IReadOnlyList<IConfigLayer> layers)
    {
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var layer in layers)
        {
            layer.Load();
            var (taken, set) = (layer.Keys.Where(layer.IsNull).ToList(), layer.Keys.Where(key => !layer.IsNull(key)).ToList());
            foreach (var key in taken)
            {
                var below = key + ":";
                foreach (var known in values.Keys.Where(known => known.Equals(key, StringComparison.OrdinalIgnoreCase)
                    || known.StartsWith(below, StringComparison.OrdinalIgnoreCase)).ToList())
                {
                    values.Remove(known);
                }
            }
            foreach (var key in set)
            {
                if (layer.TryGet(key, out var value) && value is not null) values[key] = value;
                else if (layer.KindOf(key) == JsonValueKind.Object && !key.Contains(':')) values.TryAdd(key, NamedSections.Empty);
            }
        }

        return new ConfigurationBuilder().AddInMemoryCollection(values).Build();
    }

    /// <summary>Options that environment variables set: dotted path, value, the variable's name; in the order of the names.</summary>
    public static IEnumerable<(string Path, string Value, string Variable)> OptionsIn(IReadOnlyDictionary<string, string> environment) =>
        from variable in environment.OrderBy(pair => pair.Key, StringComparer.Ordinal)
        where variable.Key.StartsWith(EnvironmentPrefix, StringComparison.OrdinalIgnoreCase)
        select (variable.Key[EnvironmentPrefix.Length..].Replace("__", "."), variable.Value, variable.Key);

    private static TextLayer Environment(IReadOnlyDictionary<string, string> environment)
    {
        var layer = new TextLayer();
        foreach (var (path, value, variable) in OptionsIn(environment))
            layer.Add(path.Replace('.', ':'), value, $"environment variable {variable}");
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
        ConfigSchema schema, object config, ConfigSources sources, IReadOnlyList<ConfigIssue> known, bool filesComplete,
        bool sectionsKnown)
    {
        // A value that could not be read stands at its default here, and one from an unreadable file is missing: neither
        // may cause a contradiction of its own.
        var unread = known.Select(issue => issue.Path).ToHashSet();
        return [.. Contradiction.Find(schema, config)
            .Where(found => found.Paths.Count == 1 || !found.Paths.Any(unread.Contains))
            .Where(found => sectionsKnown || !found.Paths.Contains(StagesKey))
            .Where(found => filesComplete || found.Paths.All(path => sources.Of(path) != ConfigSources.BuiltIn))
            .Select(found => Issue(found, sources))];
    }

    private static ConfigIssue Issue(Contradiction found, ConfigSources sources) =>
        new(found.Paths[0], sources.Of(found.Paths), found.Message);
}
