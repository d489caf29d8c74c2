using RLCollapse.Common;

namespace RLCollapse.Config;

/// <summary>
/// An option, or every option of a section, for a reader: meaning, values, default and, of a config, the value with where it comes from.
/// </summary>
public static class OptionDescription
{
    /// <summary>The description, a line each.</summary>
    /// <param name="path">Dotted path, in any case.</param>
    /// <typeparam name="T">The config.</typeparam>
    /// <exception cref="UserErrorException">There is no such option.</exception>
    public static IReadOnlyList<string> Of<T>(string path) where T : IHasNamedSections, new()
    {
        var known = ConfigSchema.Of(typeof(T));
        var kinds = T.Kinds.Where(kind => !known.IsKnown(kind)).Select(kind => ConfigSchema.Named(kind, T.OptionsOf(kind)!, []));
        return Lines(known.With([.. kinds]), path, new(typeof(T).Assembly), _ => null);
    }

    /// <summary>The description with the values of a config.</summary>
    /// <param name="path">Dotted path, in any case, also of a section that the config names itself.</param>
    /// <param name="loaded">The config.</param>
    /// <exception cref="UserErrorException">There is no such option, or the config has mistakes.</exception>
    public static IReadOnlyList<string> Of<T>(string path, ConfigResult<T> loaded) where T : IHasNamedSections
    {
        var config = loaded.Config;
        return Lines(loaded.Schema, path, new(typeof(T).Assembly), option => (
            ConfigWriter.Line(option, Value(loaded.Schema.Root, config, option)),
            loaded.Sources.All(loaded.Schema, option)));
    }

    private static IReadOnlyList<string> Lines(
        ConfigSchema schema, string path, OptionTexts texts, Func<ConfigNode, (string Value, IReadOnlyList<string> Places)?> valueOf)
    {
        var node = schema.Resolve(path.Replace('.', ':'), out var rest);
        if (rest.Length > 0 && node.Kind != NodeKind.Map)
        {
            throw new UserErrorException($"There is no option '{path}'; " + (NearestPath.Find(path, schema.Paths) is { } nearest
                ? $"did you mean {nearest}?" : "'rlcollapse config reference' prints all."));
        }

        if (node.Kind != NodeKind.Section) return Option(node, texts, valueOf(node));
        var options = node.Descend().Where(option => option.Property is not null && option.Kind != NodeKind.Section);
        string[] head = texts.Meaning(node) is { Length: > 0 } meaning ? [$"{node.Path}: {meaning}", ""] : [];
        return [.. head, .. options.SelectMany(option => Option(option, texts, valueOf(option)))];
    }

    private static string[] Option(ConfigNode option, OptionTexts texts, (string Value, IReadOnlyList<string> Places)? now)
    {
        var record = Activator.CreateInstance(option.Property!.DeclaringType!)!;
        var @default = Shown(ConfigWriter.Line(option, option.Property.GetValue(record)!));
        return
        [
            now is { Value: var value } ? $"{option.Path} = {Shown(value)}" : option.Path,
            $"    {texts.Meaning(option)}",
            $"    {OptionReference.Values(option)}; default {@default}{(now is { Places: var places } ? $"; {From(places)}" : "")}",
        ];
    }

    private static string From(IReadOnlyList<string> places) => places switch
    {
        [] => ConfigSources.BuiltIn,
        [var only] => $"from {only}",
        _ => $"from {places[0]}, over {string.Join(", ", places.Skip(1))}",
    };

    private static string Shown(string line) => line.Length == 0 ? "none" : line;

    private static object Value(ConfigNode section, object record, ConfigNode option)
    {
        var child = section.Children.First(node => $"{option.Path}.".StartsWith($"{node.Path}.", StringComparison.Ordinal));
        var value = child.Property?.GetValue(record) ?? ((IHasNamedSections)record).NamedSections[child.Name].Options;
        return child == option ? value : Value(child, value, option);
    }
}
