using RLCollapse.Common;
using RLCollapse.Stages;

namespace RLCollapse.Config;

/// <summary>A loaded config, or everything that is wrong with it.</summary>
public sealed class ConfigResult
{
    private readonly RunConfig _config;

    internal ConfigResult(RunConfig config, IReadOnlyList<ConfigIssue> issues)
    {
        _config = config;
        Issues = issues;
    }

    /// <summary>What is wrong, sorted by path; empty when the config is good.</summary>
    public IReadOnlyList<ConfigIssue> Issues { get; }

    /// <summary>Whether the config can be used.</summary>
    public bool IsValid => Issues.Count == 0;

    /// <summary>The config.</summary>
    /// <exception cref="UserErrorException">There are issues; the message lists every one.</exception>
    public RunConfig Config => IsValid ? _config : throw new UserErrorException(Describe());

    private string Describe()
    {
        var head = Issues.Count == 1 ? "The config has one mistake:" : $"The config has {Issues.Count} mistakes:";
        return string.Join('\n', Issues.Select(issue => $"  {issue}").Prepend(head));
    }
}
