using RLCollapse.Common;

namespace RLCollapse.Config;

/// <summary>A loaded config, or everything that is wrong with it.</summary>
/// <typeparam name="T">The config.</typeparam>
public sealed class ConfigResult<T>
{
    private readonly T _config;

    internal ConfigResult(T config, IReadOnlyList<ConfigIssue> issues, ConfigSchema schema, ConfigSources sources) =>
        (_config, Issues, Schema, Sources) = (config, issues, schema, sources);

    /// <summary>What is wrong, sorted by path; empty when the config is good.</summary>
    public IReadOnlyList<ConfigIssue> Issues { get; }

    /// <summary>The tree of its options, with the sections that it names.</summary>
    internal ConfigSchema Schema { get; }

    /// <summary>Where its values come from.</summary>
    internal ConfigSources Sources { get; }

    /// <summary>Whether the config can be used.</summary>
    public bool IsValid => Issues.Count == 0;

    /// <summary>The config.</summary>
    /// <exception cref="UserErrorException">There are issues; the message lists every one.</exception>
    public T Config => IsValid ? _config : throw new UserErrorException(Describe());

    private string Describe()
    {
        var head = Issues.Count == 1 ? "The config has one mistake:" : $"The config has {Issues.Count} mistakes:";
        return string.Join('\n', Issues.Select(issue => $"  {issue}").Prepend(head));
    }
}
