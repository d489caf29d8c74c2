namespace RLCollapse.Config;

/// <summary>
/// Compares configs option by option, but for what <see cref="OutsideIdentityAttribute"/> or <see cref="IHasIdleOptions"/> leaves out.
/// </summary>
internal static class ConfigComparison
{
    /// <summary>Path and value of every option that differs from its default, a line each.</summary>
    /// <param name="config">The config.</param>
    /// <param name="keep">Of the paths, which count.</param>
    public static string Differences(object config, Func<string, bool> keep)
    {
        List<string> lines = [.. FromDefault(ConfigSchema.Of(config.GetType()).Root, config)];
        if (config is IHasNamedSections named)
        {
            foreach (var (name, (kind, options)) in named.NamedSections.Where(pair => keep(pair.Key))
                .OrderBy(pair => pair.Key, StringComparer.Ordinal))
                lines.AddRange([$"{name}: {kind}", .. FromDefault(ConfigSchema.Named(name, options.GetType(), []), options)]);
        }

        return string.Join('\n', lines);

        IEnumerable<string> FromDefault(ConfigNode section, object record) =>
            Changes(section, Activator.CreateInstance(section.ValueType)!, record)
                .Where(change => keep(change.Path))
                .Select(change => $"{change.Path} = {change.After}");
    }

    /// <summary>Every option that has another value in the second config, but those of sections that the first does not name.</summary>
    public static IEnumerable<OptionChange> Changes<T>(T before, T after) where T : IHasNamedSections =>
    [
        .. Changes(ConfigSchema.Of(typeof(T)).Root, before, after),
        .. before.NamedSections.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .SelectMany(pair => Changes(pair.Key, pair.Value, after.NamedSections.GetValueOrDefault(pair.Key))),
    ];

    private static IEnumerable<OptionChange> Changes(string name, NamedSection before, NamedSection? after) => after?.Kind == before.Kind
        ? Changes(ConfigSchema.Named(name, before.Options.GetType(), []), before.Options, after.Options)
        : [new($"{name}.{NamedSections.KindKey}", before.Kind, after?.Kind ?? "")];

    private static IEnumerable<OptionChange> Changes(ConfigNode section, object before, object after)
    {
        var idle = after is IHasIdleOptions { IdleOptions: var paths } ? paths.Select(path => $"{section.Path}.{path}").ToHashSet() : [];
        foreach (var child in section.Children.Where(IsCompared).Where(child => !idle.Contains(child.Path)))
        {
            var (was, now) = (child.Property!.GetValue(before)!, child.Property.GetValue(after)!);
            if (child.Kind == NodeKind.Section)
            {
                foreach (var change in Changes(child, was, now).Where(change => !idle.Contains(change.Path))) yield return change;
            }
            else if (ConfigWriter.Line(child, was) is var old && ConfigWriter.Line(child, now) is var line && line != old)
            {
                yield return new(child.Path, old, line);
            }
        }
    }

    private static bool IsCompared(ConfigNode node) =>
        node.Property is { } property && !property.IsDefined(typeof(OutsideIdentityAttribute), inherit: true);
}
